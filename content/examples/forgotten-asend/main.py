# Make something, forget it: does Python say anything?
import warnings

def generator():
    yield

async def coroutine():
    pass

async def numbers():
    yield 1

def forget(make):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()
    return [str(warning.message) for warning in caught]

print("generator:      ", forget(generator))
print("async generator:", forget(numbers))
print("coroutine:      ", forget(coroutine))
print("asend():        ", forget(lambda: numbers().asend(None)))
