/**
 * `npm run verify:sources`: compares each quotation and each cited line of claims and sections with its source. The
 * standard library is the interpreter's own; C files, the documentation and other versions are read from CPYTHON_SRC, a git
 * clone of CPython with its tags or source trees joined by colons; PEPs from PEPS_SRC, a clone of python/peps. With
 * `--any-patch`, a tree of another patch release serves where the cited one is missing: it shows what moves.
 */
import { isComparable, loadCitations, quotedIn } from './sources/citations.ts';
import { findFaults } from './sources/citation-faults.ts';
import { readSource } from './sources/source-texts.ts';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

const from = {
  cpython: process.env['CPYTHON_SRC'],
  peps: process.env['PEPS_SRC'],
  anyPatch: process.argv.includes('--any-patch'),
};
interface Row {
  places: number;
  quotations: number;
  state: string;
}
const rows = new Map<string, Row>();
const faults: string[] = [];

for (const citation of loadCitations().filter(isComparable)) {
  const name = `${citation.work}, ${citation.version ?? 'no version'}`;
  const row = rows.get(name) ?? { places: 0, quotations: 0, state: 'as cited' };
  rows.set(name, row);
  row.places += citation.lines.length;
  row.quotations += quotedIn(citation.says ?? '').length;
  const source = readSource(citation, from);
  if ('skipped' in source) {
    row.state = `not compared: ${source.skipped}`;
    continue;
  }
  const found =
    'missing' in source
      ? [`${citation.file}, ${citation.by}: ${source.missing}; correct "work" or "version"`]
      : findFaults(citation, source.text);
  faults.push(...found);
  if (found.length > 0) row.state = 'NOT as cited';
}

say('| source | places | quotations | |\n| --- | ---: | ---: | --- |');
for (const [name, { places, quotations, state }] of [...rows].sort(([a], [b]) => a.localeCompare(b))) {
  say(`| ${name} | ${places} | ${quotations} | ${state} |`);
}
const skipped = [...rows.values()].filter(({ state }) => state.startsWith('not compared')).length;
say(`\n${rows.size - skipped} of ${rows.size} sources compared, ${skipped} not, ${faults.length} faults.`);
if (!from.cpython)
  say('CPYTHON_SRC is not set: name a git clone of CPython to compare C files and the documentation.');
if (!from.peps) say('PEPS_SRC is not set: name a git clone of python/peps to compare the PEPs.');
for (const fault of faults) say(`- ${fault}`);
if (faults.length > 0) process.exitCode = 1;
