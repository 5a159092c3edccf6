# What happens when a generator or a coroutine is made and then forgotten?
import gc
import warnings

def gen():
    yield

async def coro():
    pass

for make in (gen, coro):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()
        gc.collect()
    print(make.__name__,
          [f"{w.category.__name__}: {w.message}" for w in caught])
