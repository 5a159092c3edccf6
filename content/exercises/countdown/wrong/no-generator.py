def countdown(n):
    numbers = []
    while n > 0:
        print("at", n)
        numbers.append(n)
        n -= 1
    return numbers
