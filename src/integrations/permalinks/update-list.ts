/**
 * `npm run anchors`: adds what the last build published to `content/anchors.txt`. Nothing is ever removed. With `--check`
 * it only says what is missing, and fails if anything is.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { contentFolder } from '../../site/folders.ts';
import { formatAnchorList, parseAnchorList } from './anchors.ts';
import { publishedAddresses } from './pages.ts';

const list = `${contentFolder}/anchors.txt`;
const folder = process.env['DIST'] ?? 'dist';
if (!existsSync(folder)) throw new Error(`No folder ${folder}: run "npm run build" first.`);
const known = existsSync(list) ? parseAnchorList(readFileSync(list, 'utf8')) : [];
const added = [...publishedAddresses(folder)].filter((address) => !known.includes(address));
const names = added.map((address) => `\n  ${address}`).join('');
if (process.argv.includes('--check')) {
  if (added.length > 0) {
    process.stdout.write(
      `${added.length} published address(es) missing from ${list}:${names}\n` +
        'Run "npm run anchors" after a build, and commit the list.\n',
    );
    process.exitCode = 1;
  }
} else {
  writeFileSync(list, formatAnchorList([...known, ...added]));
  process.stdout.write(added.length === 0 ? 'Nothing new.\n' : `Added ${added.length}:${names}\n`);
}
