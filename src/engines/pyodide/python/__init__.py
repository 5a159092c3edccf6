"""What stands between CPython and the one thread of a browser (or of Node) that it runs in.

Nothing here touches JavaScript while it is imported, so that a snapshot of the interpreter's memory may be taken
afterwards; `runner.install` is handed the host's functions.
"""

import builtins

#: Where the reader's files are.
HOME = "/home/reader"

#: What isinstance() takes for an exception group; there are none before 3.11.
EXCEPTION_GROUP = getattr(builtins, "BaseExceptionGroup", ())
