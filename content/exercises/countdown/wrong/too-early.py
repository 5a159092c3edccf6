def countdown(n):
    print("at", n)

    def rest():
        nonlocal n
        while n > 0:
            yield n
            n -= 1
            if n:
                print("at", n)
        return "lift-off"

    return rest()
