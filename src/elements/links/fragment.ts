import { redirects } from 'virtual:redirects';
import { formatFragment, parseFragment, type Fragment } from '../../examples/link.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { base, siteAddress } from '../addresses/site-address.ts';
import { announce } from '../banner/announce.ts';
import { openTimelineAt } from '../timeline/timeline-button.ts';
import { LatePiece } from '../late/late-piece.ts';
import { followVersion } from './link-version.ts';

/** Does what the address asks for. Loaded when one asks for something; see `links.ts`. */
export async function followAddress(): Promise<void> {
  const fragment = parseFragment(location.hash);
  unmark();
  // The playground reads its address itself.
  if (fragment.id === '' || document.querySelector('play-ground')) return;
  const target = document.getElementById(fragment.id);
  if (!target) {
    if (!followMoved(fragment)) await lookElsewhere(fragment);
    return;
  }
  await revealTarget(target);
  target.setAttribute('data-linked', '');
  // The browser knows an address only as it is written: not with the parts behind the id, nor with the punctuation of the
  // sentence around it.
  if (!fragment.lines && !target.matches(':target')) target.scrollIntoView({ block: 'start' });
  if (target.localName !== 'code-cell') {
    sayUnknown(fragment);
    return;
  }
  await customElements.whenDefined('code-cell');
  const cell = target as CodeCell;
  if (fragment.python !== undefined) followVersion(cell, fragment.python);
  if (fragment.payload !== undefined) {
    await openEdit(cell, fragment.payload);
  }
  if (fragment.lines) cell.showLines(fragment.lines);
  const { id, step, unknown } = fragment;
  const opened = step !== undefined && openTimelineAt(cell, step);
  sayUnknown({
    id,
    ...(step === undefined || opened ? {} : { step }),
    ...(unknown === undefined ? {} : { unknown }),
  });
}

async function openEdit(cell: CodeCell, payload: string): Promise<void> {
  try {
    const showSharedEdit = await sharedEdit.get();
    await showSharedEdit(cell, payload);
  } catch (error) {
    cell.sayMissing('The edit in this link', error, () => void openEdit(cell, payload));
  }
}

const sharedEdit = new LatePiece('showSharedEdit', () => import('../share/shared-edit.ts'));

/** Whatever an address asks for beyond what this page can do stays in the address bar, and the reader is told. */
function sayUnknown({ step, python, unknown }: Fragment): void {
  const parts = [
    step === undefined ? '' : `@${step}`,
    python === undefined ? '' : `&py=${python}`,
    unknown ?? '',
  ].filter((part) => part !== '');
  if (parts.length > 0) announce(`This page does not know what “${parts.join('')}” in its address means.`);
}

function unmark(): void {
  for (const cell of document.querySelectorAll('code-cell')) cell.showLines?.(undefined);
  for (const element of document.querySelectorAll('[data-linked]')) element.removeAttribute('data-linked');
}

/** Whatever is folded around a target is opened, and of two programs in one place the one that is meant is shown. */
async function revealTarget(target: Element): Promise<void> {
  let opened = false;
  for (
    let fold = target.closest('details:not([open])');
    fold;
    fold = fold.parentElement?.closest('details:not([open])') ?? null
  ) {
    fold.setAttribute('open', '');
    opened = true;
  }
  const mirrored = target.closest('mirror-switch');
  if (mirrored) {
    await customElements.whenDefined('mirror-switch');
    opened = mirrored.reveal(target) || opened;
  }
  // It had no place on the page when the browser looked for it.
  if (opened) target.scrollIntoView({ block: 'start' });
}

/** An anchor that moved: to its new address, with whatever it carried. */
function followMoved(fragment: Fragment): boolean {
  const page = `/${location.pathname.slice(base.length)}`;
  const to = redirects[`${page}#${fragment.id}`];
  if (to === undefined) return false;
  const [path = '', id = ''] = to.split('#');
  const carried = formatFragment({ ...fragment, id });
  location.replace(`${base}${path.slice(1)}${carried}`);
  return true;
}

/** An example that this page no longer shows has a page of its own, for ever. */
async function lookElsewhere(fragment: Fragment): Promise<void> {
  const { step, lines, payload, python } = fragment;
  const anchorAlone = [step, lines, payload, python].every((part) => part === undefined);
  if (anchorAlone || !/^[a-z0-9-]+$/.test(fragment.id)) return;
  const page = siteAddress(`x/${fragment.id}/`);
  if (page === location.origin + location.pathname) return;
  const found = await fetch(page, { method: 'HEAD' }).catch(() => undefined);
  if (found?.ok) location.replace(page + formatFragment(fragment));
}
