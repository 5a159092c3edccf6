# Which readiness call would asyncio use here, and does this loop use it?
import asyncio
import select
import sys

PREFERENCE = ("kqueue", "epoll", "devpoll",     # as in Lib/selectors.py
              "poll", "select")
offered = [name for name in PREFERENCE if hasattr(select, name)]
print("sys.platform:      ", sys.platform)
print("calls offered here:", *offered)
print("asyncio would pick:", offered[0])

async def main():
    loop = asyncio.get_running_loop()
    print("the running loop:  ", type(loop).__name__)
    print("it waits with:     ", type(loop._selector).__name__)

asyncio.run(main())
