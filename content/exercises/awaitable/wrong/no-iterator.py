class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        return self.question
