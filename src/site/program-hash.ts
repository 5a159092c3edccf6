import { createHash } from 'node:crypto';

/** Tells one program from another: changes with any of its files, and with its input. */
export function programHash({
  files,
  stdin,
}: {
  readonly files: Readonly<Record<string, string>>;
  readonly stdin?: string;
}): string {
  const parts = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([parts, stdin ?? '']))
    .digest('hex')
    .slice(0, 16);
}
