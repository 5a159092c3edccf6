def countdown(n):
    ...


if __name__ == "__main__":
    for number in countdown(3):
        print("got", number)
