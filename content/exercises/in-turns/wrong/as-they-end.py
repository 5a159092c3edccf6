def in_turns(*generators):
    running = list(generators)
    results = []
    while running:
        for generator in list(running):
            try:
                next(generator)
            except StopIteration as stop:
                results.append(stop.value)
                running.remove(generator)
    return results
