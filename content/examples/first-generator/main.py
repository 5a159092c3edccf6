# What does a function do that contains the word yield?
def count():
    print("one moment")
    yield 1
    yield 2

for n in count():
    print(n)
