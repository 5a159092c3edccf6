"""Writes the frames of a state: the reader's by number, with lines and variables in tables; others by name."""
import builtins
import sys

from _json import encode_basestring_ascii as quote

from .await_links import frame_of, kind_of_generator
from .describe import cut
from .traced_code import line_of
from .variables import variables_of

__builtins__ = vars(builtins).copy()  # the program may replace its own

LENGTH = 60  #: Characters of a name.


class FrameTexts:
    """`numbers` has the numbers of the reader's live frames by id, `home` is the folder of the reader's files."""

    def __init__(self, numbers, home):
        self.numbers, self.home = numbers, home
        self.generators = {}  # number of a frame of the reader's -> weak reference to its generator
        self.modules = [f"{place}/" for place in sys.path if place]
        self.steady = {}  # number of a frame -> where it stands, and its variables while none can change there
        self.library = {}  # id of a library's code -> the code, and by line how a suspended frame of it is written

    def begin(self):
        """Begins a state: `lines` and `locals` fill as frames are written."""
        self.lines, self.locals = {}, {}

    def on_stack(self, frame):
        """A number, or a library's file and name."""
        number = self.numbers.get(id(frame))
        # A frame that was freed without an event may have left its id to another one.
        if number is None or not frame.f_code.co_filename.startswith(self.home):
            return quote(f"{self._file(frame.f_code)} {cut(frame.f_code.co_qualname, LENGTH)}")
        return self._readers(number, frame)

    def in_chain(self, value):
        """Of a generator, coroutine or async generator: a number, or what is known of a library's."""
        frame = frame_of(value)
        number = self.numbers.get(id(frame))
        known = self.generators.get(number)
        if known is not None and known() is value:
            return self._readers(number, frame)
        code, line = frame.f_code, frame.f_lineno
        _, texts = self.library.setdefault(id(code), (code, {}))
        text = texts.get(line)
        if text is None:
            of, name, file = kind_of_generator(value), quote(cut(code.co_qualname, LENGTH)), quote(self._file(code))
            text = texts[line] = f'{{"name":{name},"of":"{of}","file":{file},"line":{line_of(frame)}}}'
        return text

    def _readers(self, number, frame):
        self.lines[number] = str(line_of(frame))
        if number not in self.locals:
            at, table = self.steady.get(number, (None, None))
            if at != frame.f_lasti:
                table, fixed = variables_of(frame)
                self.steady[number] = (frame.f_lasti if fixed else None, table)
            self.locals[number] = table
        return str(number)

    def _file(self, code):
        name = code.co_filename
        folder = next((each for each in self.modules if name.startswith(each)), "")
        return cut(name[len(folder) :], LENGTH)
