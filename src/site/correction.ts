import type { Citable } from './cite.ts';

/**
 * Where an issue is opened that says what is wrong, as GitHub, Codeberg and Gitea read it. The line on the
 * counter-program ends it, so that the page can put the reader's own program there.
 */
export function correctionAddress(
  repository: string,
  {
    title,
    path,
    experiments,
    verified,
  }: Pick<Citable, 'title' | 'path' | 'experiments'> & { verified: string },
  root: string,
): string {
  const [first] = experiments;
  const program =
    first === undefined
      ? 'none decides it'
      : `${root}x/${first}/ (change it there, and put the link from Share here)`;
  const body = [
    'What should it say, and which source says so?',
    '',
    '',
    `Statement: ${title}`,
    `Where: ${root}${path}`,
    `${verified === '' ? 'Not decided by a program' : verified}`,
    `Counter-program: ${program}`,
  ].join('\n');
  const address = new URL(`${repository.replace(/\/$/, '')}/issues/new`);
  address.searchParams.set('title', `Correction: ${title}`.slice(0, 120));
  address.searchParams.set('body', body);
  return address.href;
}
