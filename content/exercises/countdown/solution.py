def countdown(n):
    while n > 0:
        print("at", n)
        yield n
        n -= 1
    return "lift-off"


if __name__ == "__main__":
    for number in countdown(3):
        print("got", number)
