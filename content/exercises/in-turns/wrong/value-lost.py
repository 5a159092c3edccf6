def in_turns(*generators):
    running = list(generators)
    while running:
        for generator in list(running):
            try:
                next(generator)
            except StopIteration:
                running.remove(generator)
    return [None for _ in generators]
