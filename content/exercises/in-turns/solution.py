def in_turns(*generators):
    results = [None] * len(generators)
    running = list(enumerate(generators))
    while running:
        for number, generator in list(running):
            try:
                generator.send(None)
            except StopIteration as stop:
                results[number] = stop.value
                running.remove((number, generator))
    return results


def speak(word, times):
    for _ in range(times):
        print(word)
        yield
    return word.upper()


if __name__ == "__main__":
    print(in_turns(speak("ping", 2), speak("pong", 3)))
