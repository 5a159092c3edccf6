def serve(trial):
    serve = trial.get("serve", "coroutine function")

    async def main():
        task = asyncio.create_task(serve())
        done, _ = await asyncio.wait([task], timeout=60)
        if not done:
            if trial.blocking:
                fail("It slept with `time.sleep`, and after a minute it still runs.", "blocks")
            if not any("is done" in line for line in trial.lines):
                fail("After a minute it still runs, and no job is done.", "waits-for-ever")
            others = asyncio.all_tasks() - {task, asyncio.current_task()}
            if any(one.cancelling() for one in others):
                fail("After a minute it still runs: the heartbeat was cancelled, and goes on.", "swallowed")
            fail("After a minute it still runs: the jobs are done, and nobody has cancelled the heartbeat.", "waits-for-ever")
        try:
            await task
        except asyncio.CancelledError:
            fail("`serve` ended with the CancelledError of the heartbeat.", "cancelled-itself")

    loop = asyncio.new_event_loop()
    loop.run_until_complete(main())
    loop.close()


def test_jobs(trial):
    "The three jobs run together"
    serve(trial)
    if trial.blocking:
        fail(f"`{trial.blocking[0]}` slept with `time.sleep`.", "blocks")
    ends = [(at, line) for at, line in trial.timed if line != "beat"]
    wanted = [(700, "b is done"), (1200, "a is done"), (2200, "c is done")]
    if not ends:
        fail("No job was done when `serve` came to its end. It has to wait for them.")
    see("Milliseconds and line", ends, wanted, "one-by-one" if trial.now == 4100 else None)


def test_beats(trial):
    "It beats every half second"
    serve(trial)
    beats = [at for at, line in trial.timed if line == "beat"]
    wanted = [0, 500, 1000, 1500, 2000]
    if trial.blocking:
        meaning = "blocks"
    else:
        meaning = "no-beat" if not beats else "swallowed" if beats == [*wanted, 2200] else None
    see("Milliseconds of the beats", beats, wanted, meaning)


def test_end(trial):
    "It ends when the last job is done"
    serve(trial)
    see("Milliseconds", trial.now, 2200, "blocks" if trial.blocking else None)
