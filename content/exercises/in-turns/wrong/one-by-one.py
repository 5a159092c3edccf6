def in_turns(*generators):
    results = []
    for generator in generators:
        while True:
            try:
                next(generator)
            except StopIteration as stop:
                results.append(stop.value)
                break
    return results
