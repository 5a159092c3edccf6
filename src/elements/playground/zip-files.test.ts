import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from './zip-files.ts';

test('an archive begins with the entry, whatever the names of the others', async () => {
  const files = { '1': 'one', 'main.py': 'print("é")\n', 'empty.py': '' };
  const archive = new Uint8Array(await zipFiles(files, 'main.py').arrayBuffer());
  const unpacked = unzipSync(archive);
  expect(
    Object.fromEntries(Object.entries(unpacked).map(([path, bytes]) => [path, strFromU8(bytes)])),
  ).toEqual(files);
  // eslint-disable-next-line no-control-regex -- the signature of a ZIP file’s entry
  const names = [...strFromU8(archive, true).matchAll(/PK\x03\x04.{26}(1|main\.py|empty\.py)/gs)].map(
    (match) => match[1],
  );
  expect(names).toEqual(['main.py', '1', 'empty.py']);
});
