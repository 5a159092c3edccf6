def test_waits(trial):
    "It waits for the seconds, and gives back the result"
    sleep = trial.get("sleep", "coroutine function")
    used = trial.uses("asyncio.sleep", "asyncio.wait_for", "asyncio.timeout")
    if used:
        fail(f"Your program uses `{used}`.", "uses-it")

    async def main():
        result = await sleep(1.5, "done")
        for timer in asyncio.get_running_loop()._scheduled:
            if timer._callback is None and not timer.cancelled():
                fail("`call_later` was given None to call.", "called-at-once")
        return result

    result = asyncio.run(main())
    if isinstance(result, asyncio.Future):
        fail("`sleep` gives back the Future itself. Await it there: what that gives is the result.")
    see("The result", result, "done", "blocks" if trial.blocking else None)
    if trial.blocking:
        fail("It slept with `time.sleep`.", "blocks")
    if trial.now == 0:
        fail("It came back at once: nothing in it waited for the timer. `await` the Future.")
    see("Milliseconds", trial.now, 1500)


def test_together(trial):
    "Three of them wait together"
    sleep = trial.get("sleep", "coroutine function")
    log = []

    async def nap(seconds):
        await sleep(seconds)
        log.append((trial.now, seconds))

    async def main():
        await asyncio.gather(nap(1), nap(0.5), nap(2))

    asyncio.run(main())
    see("Milliseconds and delay", log, [(500, 0.5), (1000, 1), (2000, 2)], "blocks" if trial.blocking else None)


def test_cancelled(trial):
    "A cancellation comes at once, and goes on"
    sleep = trial.get("sleep", "coroutine function")

    async def main():
        task = asyncio.ensure_future(sleep(5))
        await asyncio.sleep(1)
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            return trial.now
        fail("The task was cancelled, and returned as if nothing had happened.", "swallowed")

    see("Milliseconds at which the cancellation came", asyncio.run(main()), 1000)


def test_timer(trial):
    "After a cancellation no timer is left"
    sleep = trial.get("sleep", "coroutine function")

    async def main():
        task = asyncio.ensure_future(sleep(5))
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.wait([task])
        return sum(not timer.cancelled() for timer in asyncio.get_running_loop()._scheduled)

    see("Timers that are left", asyncio.run(main()), 0, "timer-left")
