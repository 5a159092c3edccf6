def items(agen):
    found, handed_out = [], []
    while True:
        try:
            handed_out.append(agen.__anext__().send(None))
        except StopIteration as stop:
            found.append(stop.value)
        except StopAsyncIteration:
            return [found, handed_out]
