/** See README.md. */
import { parseArgs } from 'node:util';
import { readAllowed, writeAllowed } from './allowed.ts';
import { inNode, inThePage, onThisMachine } from './interpreters.ts';
import { resultOf, runModule, type TestResult } from './run-module.ts';
import { readSuite } from './suite.ts';

const {
  values: { version, beside, write },
  positionals: wanted,
} = parseArgs({
  allowPositionals: true,
  options: {
    version: { type: 'string', default: '3.14' },
    beside: { type: 'string', multiple: true, default: [] },
    write: { type: 'boolean', default: false },
  },
});
const suite = await readSuite(process.env['CPYTHON_SRC'], version);
const modules = suite.modules.filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.endsWith(`.${part}`)),
);
const say = (line: string) => process.stdout.write(`${line}\n`);
const found = new Map<string, string>();
const passed = new Set<string>();
let [ran, skippedTests] = [0, 0];

await using page = await inThePage(version);
const others = beside.map((command) => ({
  command,
  interpreters: command === 'plain' ? inNode(version) : onThisMachine(command),
  otherwise: 0,
}));
for (const module of modules) {
  const began = performance.now();
  const result = await runModule(page, module, suite);
  const { skipped, failed, leftOut, interpreters } = result;
  say(
    `${module}: ${result.ran.size} ran, ${result.ran.size - failed.size - skipped.size} passed, ` +
      `${skipped.size} skipped, ${failed.size} did not pass; ${((performance.now() - began) / 1000).toFixed(0)} s` +
      (interpreters > 1 ? `, ${interpreters} interpreters` : ''),
  );
  for (const [test, reason] of skipped) say(`  skipped: ${test} — ${reason}`);
  for (const test of leftOut) say(`  left out: ${test}`);
  for (const [test, reason] of failed) found.set(test, reason);
  for (const test of result.ran) if (!failed.has(test) && !skipped.has(test)) passed.add(test);
  ran += result.ran.size;
  skippedTests += skipped.size;
  for (const other of others) {
    const compared = await runModule(other.interpreters, module, suite);
    for (const test of new Set([
      ...result.ran,
      ...compared.ran,
      ...failed.keys(),
      ...compared.failed.keys(),
    ])) {
      const [here, there] = [resultOf(result, test), resultOf(compared, test)];
      if (here.how === there.how) continue;
      other.otherwise += 1;
      say(`  otherwise: ${test}\n    here ${inWords(here)}\n    ${other.command} ${inWords(there)}`);
    }
  }
}
say(
  `CPython ${version}: ${ran} ran, ${passed.size} passed, ${skippedTests} skipped, ${found.size} did not pass`,
);
for (const { command, otherwise } of others) say(`${otherwise} otherwise in ${command}`);
if (write) await writeAllowed(version, found);
else {
  const listed = await readAllowed(version);
  const counts = new Map<string, number>();
  for (const [test, reason] of found) {
    const why = listed.get(test);
    if (why === undefined) say(`NOT ALLOWED: ${test} — ${reason}`);
    else counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  for (const [why, count] of counts) say(`${count}: ${why}`);
  const cured = [...listed.keys()].filter((test) => passed.has(test));
  for (const test of cured) say(`passes now, take it off the list: ${test}`);
  process.exitCode = [...found.keys()].some((test) => !listed.has(test)) || cured.length > 0 ? 1 : 0;
}

function inWords({ how, reason }: TestResult): string {
  return reason === undefined ? how : `${how} (${reason})`;
}
