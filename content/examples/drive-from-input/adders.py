# One function twice: it adds up what it is sent; a ValueError resets it.
class Give:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        return (yield self.value)

def adding_generator():
    total = 0
    while True:
        try:
            total += yield total
        except ValueError:
            total = 0

async def adding_coroutine():
    total = 0
    while True:
        try:
            total += await Give(total)
        except ValueError:
            total = 0
