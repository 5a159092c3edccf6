# Can others run between any two lines, or only where the source says so?
import ast
import asyncio

SOURCE = '''
async def transfer(bank, a, b, amount):
    balance = bank[a]
    bank[a] = balance - amount
    bank[b] = bank[b] + amount
    {}
    return bank
'''

def points(source):
    kinds = (ast.Await, ast.AsyncFor, ast.AsyncWith,
             ast.Yield, ast.YieldFrom)
    return [f"line {node.lineno}: {type(node).__name__}"
            for node in ast.walk(ast.parse(source))
            if isinstance(node, kinds)]

print("without await:", points(SOURCE.format("pass")))
print("with await:   ", points(SOURCE.format("await asyncio.sleep(0)")))

async def unsafe(bank):
    seen = bank["a"]
    await asyncio.sleep(0)           # the one place where others can run
    bank["a"] = seen - 1

async def safe(bank):
    seen = bank["a"]
    bank["a"] = seen - 1
    await asyncio.sleep(0)

async def main():
    for job in (unsafe, safe):
        bank = {"a": 10}
        await asyncio.gather(*(job(bank) for _ in range(10)))
        print(f"{job.__name__:6} 10 withdrawals of 1 from 10 leave",
              bank["a"])

asyncio.run(main())
