import { deflateRawSync } from 'node:zlib';
import type { Page } from './story.ts';

/** What a link carries, made without the site's own codec. */
export function payloadOf(files: Readonly<Record<string, string>>): string {
  return `v1.${deflateRawSync(JSON.stringify(files)).toString('base64url')}`;
}

/** All that the device keeps, as one text. */
export function keptEdits(page: Page): Promise<string> {
  return page.evaluate(() => JSON.stringify(Object.values(localStorage)));
}
