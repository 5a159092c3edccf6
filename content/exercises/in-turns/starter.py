def in_turns(*generators):
    ...


def speak(word, times):
    for _ in range(times):
        print(word)
        yield
    return word.upper()


if __name__ == "__main__":
    print(in_turns(speak("ping", 2), speak("pong", 3)))
