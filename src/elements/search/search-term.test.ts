import { expect, test } from 'vitest';
import { loadAnswers } from '../../site/answers.ts';
import { toSearchTerm } from './search-term.ts';

const answers = loadAnswers();
const messages = answers.map(({ errors }) => errors);
/** The answer whose message is asked for. */
const found = (pasted: string): string | undefined => {
  const term = toSearchTerm(pasted, messages);
  return answers.find(({ errors }) => errors.includes(term))?.id;
};

test.each([
  ["sys:1: RuntimeWarning: coroutine 'fetch_data' was never awaited", 'nothing-runs'],
  [
    "RuntimeError: Task <Task pending name='Task-2' coro=<main() running at main.py:7> cb=[_run_until_complete_cb()]> got Future <Future pending> attached to a different loop",
    'attached-to-a-different-loop',
  ],
  ["RuntimeError: There is no current event loop in thread 'AnyIO worker thread'.", 'no-running-event-loop'],
  ["TypeError: object Response can't be used in 'await' expression", 'cannot-be-awaited'],
  ["AttributeError: 'coroutine' object has no attribute 'json'", 'coroutine-object-has-no'],
  ["AttributeError: module 'asyncio' has no attribute 'get_running_loop'", 'asyncio-has-no-attribute'],
  ["AttributeError: module 'asyncio' has no attribute 'coroutine'", 'no-attribute-coroutine'],
  ['RuntimeError: Runner.run() cannot be called from a running event loop', 'run-in-running-loop'],
  ['ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions)', 'gather-wait-taskgroup'],
  ['_GatheringFuture exception was never retrieved', 'exception-never-retrieved'],
  ["TypeError: 'async_generator' object is not an iterator", 'async-for-aiter'],
  ['ValueError: a coroutine was expected, got <function go at 0x10e>', 'a-coroutine-was-expected'],
  ["RuntimeError: Task got bad yield: 'hello'", 'task-got-bad-yield'],
])('%s is pasted and asked for as an answer quotes it: %s', (pasted, id) => {
  expect(found(pasted)).toBe(id);
});

test.each(answers.flatMap(({ id, errors }) => errors.map((message) => [message, id])))(
  '%s is asked for as it is: %s',
  (message, id) => {
    expect(found(message)).toBe(id);
  },
);

test.each([
  ['how does an event loop work', 'event loop work'],
  ['what is it', 'what is it'],
  ['async for', 'async for'],
  ['claim 38', '"claim 38"'],
  ['run_in_executor', '"run_in_executor"'],
  ['RuntimeError: something else went wrong', 'RuntimeError: something else went wrong'],
])('%s asks the index for %s', (typed, term) => {
  expect(toSearchTerm(typed, messages)).toBe(term);
});
