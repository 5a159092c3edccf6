# Are two lists with the same content one list?
a = [1, 2]
b = [1, 2]
print("equal:", a == b)
print("the same:", a is b)
b.append(3)
print(a, b)
