def in_turns(*generators):
    results = []
    try:
        while True:
            for generator in generators:
                next(generator)
    except StopIteration as stop:
        results.append(stop.value)
    return results
