"""The recorder's place among the tools of sys.monitoring (PEP 669)."""
import builtins
import sys

__builtins__ = vars(builtins).copy()  # the program may replace its own

NAME = "suspension timeline"
IDS = 4, 3, 5, 1, 0, 2  # 0, 1, 2 and 5 have names that a program may want for itself
DISABLE = sys.monitoring.DISABLE  #: What a callback returns, not to be called again for that place in that code.
get_tool, set_events, free_tool_id = sys.monitoring.get_tool, sys.monitoring.set_events, sys.monitoring.free_tool_id


class MonitoringTool:
    """Takes a free id. `callbacks` has functions by event, which are called once listen() names their events."""

    def __init__(self, callbacks):
        self.id = next(each for each in IDS if get_tool(each) is None)
        sys.monitoring.use_tool_id(self.id, NAME)
        for event, callback in callbacks.items():
            sys.monitoring.register_callback(self.id, event, callback)

    def listen(self, events):
        # A program may have freed the tool that it found, and even used its id for itself.
        if get_tool(self.id) == NAME:
            set_events(self.id, events)

    def free(self):
        self.listen(0)
        if get_tool(self.id) == NAME:
            free_tool_id(self.id)
