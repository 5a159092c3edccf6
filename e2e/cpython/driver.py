"""Runs one of CPython's test modules, but for the tests that are done or left out, and says each result at once, as JSON.

So nothing is lost when a test takes the interpreter with it: another one goes on behind that test.
"""

import importlib
import io
import json
import re
import sys
import traceback
import unittest

import test.support

# On this platform CPython skips what needs sockets, whole modules for one test, and what runs an event loop. Here they run.
test.support.requires_working_socket = lambda *, module=False: None if module else (lambda each: each)
test.support.has_socket_support = True
test.support.is_emscripten = False

with open("order.json") as file:
    order = json.load(file)
done = set(order["done"])


def say(**fields):
    print(json.dumps(fields), file=sys.__stdout__, flush=True)


def in_short(error):
    return traceback.format_exception_only(error[1])[-1].strip().partition("\n")[0][:200]


class Result(unittest.TextTestResult):
    def startTest(self, test):
        say(start=test.id())
        super().startTest(test)

    def stopTest(self, test):
        say(end=test.id())
        super().stopTest(test)

    def addFailure(self, test, error):
        say(failed=test.id(), reason=in_short(error))

    addError = addFailure

    def addSubTest(self, test, subtest, error):
        if error is not None:
            say(failed=test.id(), reason=in_short(error))

    def addUnexpectedSuccess(self, test):
        say(failed=test.id(), reason="unexpected success")

    def addSkip(self, test, reason):
        say(skipped=test.id(), reason=reason)


def without(suite):
    """The suite with its classes and their set-up, without the tests that are done and those that are left out."""
    left = []
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            left.append(without(test))
        elif any(re.search(pattern, test.id()) for pattern in order["left_out"]):
            say(left_out=test.id())
        elif test.id() not in done:
            left.append(test)
    suite._tests = left
    return suite


suite = without(unittest.defaultTestLoader.loadTestsFromModule(importlib.import_module(order["module"])))
unittest.TextTestRunner(stream=io.StringIO(), verbosity=0, resultclass=Result).run(suite)
say(over=True)
