# In an async generator, do `yield` and `await` suspend in the same way?
import dis

async def agen():
    yield "item"
    await thing

SHOWN = ("RETURN_GENERATOR", "ASYNC_GEN_WRAP", "CALL_INTRINSIC_1",
         "GET_AWAITABLE", "SEND", "YIELD_VALUE", "YIELD_FROM")
for ins in dis.get_instructions(agen):
    if ins.opname in SHOWN:
        print(ins.opname, ins.argrepr or ins.arg or 0)
