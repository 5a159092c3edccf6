import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isolationHeaders } from './headers.ts';

it('are the same in development and for hosts that read _headers', () => {
  const [first = ''] = readFileSync('public/_headers', 'utf8').split('\n\n');
  for (const [name, value] of Object.entries(isolationHeaders))
    expect(first).toContain(`  ${name}: ${value}`);
});
