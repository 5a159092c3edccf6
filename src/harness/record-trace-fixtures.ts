/**
 * `npx node src/harness/record-trace-fixtures.ts`: runs the programs that the tests of src/trace are about, and the
 * article's samples, and stores what the interpreter reported in src/trace/fixtures.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNode } from '../engines/pyodide/node.ts';
import { loadExample } from '../site/examples.ts';

const folder = 'src/trace/fixtures';
const examples = [
  'sample1-original',
  'sample2-original',
  'sample3-original',
  'fair-generator-scheduler',
  'monitor-yield',
  'mini-asyncio',
].map((id) => ({ name: id, text: loadExample(id).files['main.py'] ?? '' }));
const programs = readdirSync(join(folder, 'programs')).map((file) => ({
  name: file.replace(/\.py$/, ''),
  text: readFileSync(join(folder, 'programs', file), 'utf8'),
}));

for (const { name, text } of [...examples, ...programs]) {
  const { trace } = await runInNode({
    language: 'python',
    files: { 'main.py': text },
    entry: 'main.py',
    trace: true,
  });
  const lines = trace.map((event) => JSON.stringify(event));
  writeFileSync(join(folder, `${name}.json`), `[\n${lines.join(',\n')}\n]\n`);
  process.stdout.write(`${name}: ${trace.length} events\n`);
}
