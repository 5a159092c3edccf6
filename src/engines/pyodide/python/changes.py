"""Writes the parts of a state as what changed since the step before, as JSON."""
import builtins

__builtins__ = vars(builtins).copy()  # the program may replace its own

UNCHANGED = {"stack": "[]", "more": "0", "ready": "[]", "timers": "[]"}


class Changes:
    """What was written last. The methods give '' where a part is as it was."""

    def __init__(self):
        self.texts = {}  # part -> its text
        self.tables = {}  # part -> key -> text, or a table of such texts

    def text(self, part, text):
        """A part that is written whole."""
        if self.texts.get(part, UNCHANGED[part]) == text:
            return ""
        self.texts[part] = text
        return f'"{part}":{text}'

    def table(self, part, now):
        """A part of which single entries are written; null for those that are gone."""
        text = _difference(self.tables.get(part, {}), now)
        self.tables[part] = now
        return text and f'"{part}":{{{text}}}'

    def nested_table(self, part, now):
        """A table of tables; what it lacks stays as it was."""
        before = self.tables.setdefault(part, {})
        texts = []
        for key, table in now.items():
            text = _difference(before.get(key, {}), table)
            if text:
                texts.append(f'"{key}":{{{text}}}')
        before.update(now)
        return texts and f'"{part}":{{{",".join(texts)}}}'


def _difference(before, now):
    texts = [f'"{key}":{text}' for key, text in now.items() if before.get(key) != text]
    texts += [f'"{key}":null' for key in before if key not in now]
    return ",".join(texts)
