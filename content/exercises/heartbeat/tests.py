def serve(trial):
    serve = trial.get("serve", "coroutine function")

    async def main():
        task = asyncio.create_task(serve())
        done, _ = await asyncio.wait([task], timeout=60)
        if not done:
            if trial.blocking:
                fail("It slept with `time.sleep`, and after a minute it still runs.", "blocks")
            fail("After a minute it still runs: the heartbeat does not end.", "swallowed")
        await task

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
    see("Milliseconds and line", ends, wanted, "one-by-one" if trial.now == 4100 else None)


def test_beats(trial):
    "It beats every half second"
    serve(trial)
    beats = [at for at, line in trial.timed if line == "beat"]
    see("Milliseconds of the beats", beats, [0, 500, 1000, 1500, 2000],
        "blocks" if trial.blocking else None if beats else "no-beat")


def test_end(trial):
    "It ends when the last job is done"
    serve(trial)
    see("Milliseconds", trial.now, 2200, "blocks" if trial.blocking else None)
