def countdown(n):
    while n > 0:
        print("at", n)
        yield n
        n -= 1
    raise StopIteration("lift-off")
