"""Runs one of CPython's test modules and prints what did not pass, one JSON object a line."""

import importlib
import io
import json
import sys
import unittest

import test.support

# Modules that talk to sockets in one test are skipped whole on this platform; here they run, and those tests fail.
test.support.requires_working_socket = lambda *, module=False: None if module else (lambda each: each)
test.support.has_socket_support = True

module = importlib.import_module(open("module.txt").read().strip())


class Result(unittest.TextTestResult):
    def startTest(self, test):
        print("#", test.id(), file=sys.__stdout__)  # the last one is to blame when the interpreter breaks off
        super().startTest(test)


suite = unittest.defaultTestLoader.loadTestsFromModule(module)
result = unittest.TextTestRunner(stream=io.StringIO(), verbosity=0, resultclass=Result).run(suite)
out = sys.__stdout__
for kind in ("failures", "errors"):
    for case, trace in getattr(result, kind):
        reason = trace.strip().splitlines()[-1] if trace.strip() else ""
        print(json.dumps({"test": case.id(), "reason": reason[:160]}), file=out)
for case in result.unexpectedSuccesses:
    print(json.dumps({"test": case.id(), "reason": "unexpected success"}), file=out)
print(json.dumps({"ran": result.testsRun, "skipped": len(result.skipped)}), file=out)
