import { expect, test } from 'vitest';
import { embedCode } from './embed-code.ts';

test('a frame for other pages, with its title escaped', () => {
  const code = embedCode('https://example.org/x/chain/', 'A "quoted" <title> & more');
  expect(code).toContain('src="https://example.org/x/chain/?embed"');
  expect(embedCode('https://example.org/x/chain/', 'Edited', '#chain~v1.abc')).toContain(
    'src="https://example.org/x/chain/?embed#chain~v1.abc"',
  );
  expect(code).toContain('title="A &quot;quoted&quot; &lt;title> &amp; more"');
});
