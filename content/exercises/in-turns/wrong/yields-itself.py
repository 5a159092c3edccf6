def in_turns(*generators):
    running = list(generators)
    results = {}
    while running:
        for generator in list(running):
            try:
                yield next(generator)
            except StopIteration as stop:
                results[generator] = stop.value
                running.remove(generator)
    return [results[generator] for generator in generators]
