a = "one"
print(a == "one")
