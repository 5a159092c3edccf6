import { redirects } from 'virtual:redirects';
import { formatFragment, parseFragment, type Fragment } from '../../examples/link.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { base, siteAddress } from '../addresses/addresses.ts';

/** Does what the address asks for, now and whenever its fragment changes. */
export function followFragments(signal?: AbortSignal): void {
  const follow = (): void => void act(parseFragment(location.hash));
  addEventListener('hashchange', follow, signal ? { signal } : {});
  follow();
}

async function act(fragment: Fragment): Promise<void> {
  unmark();
  // The playground reads its address itself.
  if (fragment.kind === 'none' || document.querySelector('play-ground')) return;
  const target = document.getElementById(fragment.id);
  if (!target) {
    if (!followMoved(fragment)) await lookElsewhere(fragment);
    return;
  }
  revealTarget(target);
  target.setAttribute('data-linked', '');
  // The browser knows an address only as it is written, without the punctuation of the sentence behind it.
  if (fragment.kind === 'anchor' && !target.matches(':target')) target.scrollIntoView({ block: 'start' });
  if (target.localName !== 'code-cell') return;
  if (fragment.kind === 'lines') markLines(target, fragment.from, fragment.to);
  // The browser does not know these fragments, so that it has not scrolled.
  else if (fragment.kind === 'edit') {
    target.scrollIntoView({ block: 'start' });
    await customElements.whenDefined('code-cell');
    const { showSharedEdit } = await import('../share/shared-edit.ts');
    await showSharedEdit(target as CodeCell, fragment.payload);
  }
}

/** Marks lines of a cell's code, both ends included, and brings them into sight below the header. */
export function markLines(cell: HTMLElement, from: number, to: number): void {
  unmarkLines();
  const lines = linesOf(cell);
  const marked = lines.slice(from - 1, to);
  for (const line of marked) line.setAttribute('data-marked', '');
  const first = marked[0] ?? cell;
  const fits = marked.length * first.clientHeight < innerHeight / 2;
  first.scrollIntoView({ block: fits ? 'center' : 'start', inline: 'nearest' });
}

/** The lines of a cell's entry file; they alone have addresses. */
function linesOf(cell: HTMLElement): HTMLElement[] {
  return [...cell.querySelectorAll<HTMLElement>('.line[id]')];
}

function unmark(): void {
  unmarkLines();
  for (const element of document.querySelectorAll('[data-linked]')) element.removeAttribute('data-linked');
}

function unmarkLines(): void {
  for (const line of document.querySelectorAll('.line[data-marked]')) line.removeAttribute('data-marked');
}

/** Whatever is folded around a target is opened. */
function revealTarget(target: Element): void {
  let opened = false;
  for (
    let fold = target.closest('details:not([open])');
    fold;
    fold = fold.parentElement?.closest('details:not([open])') ?? null
  ) {
    fold.setAttribute('open', '');
    opened = true;
  }
  if (opened) target.scrollIntoView({ block: 'start' });
}

/** An anchor that moved: to its new address, with whatever it carried. */
function followMoved(fragment: Exclude<Fragment, { kind: 'none' }>): boolean {
  const page = `/${location.pathname.slice(base.length)}`;
  const to = redirects[`${page}#${fragment.id}`];
  if (to === undefined) return false;
  const [path = '', id = ''] = to.split('#');
  const carried = formatFragment({ ...fragment, id });
  location.replace(`${base}${path.slice(1)}${carried}`);
  return true;
}

/** An example that this page no longer shows has a page of its own, for ever. */
async function lookElsewhere(fragment: Exclude<Fragment, { kind: 'none' }>): Promise<void> {
  if (fragment.kind === 'anchor' || !/^[a-z0-9-]+$/.test(fragment.id)) return;
  const page = siteAddress(`x/${fragment.id}/`);
  if (page === location.origin + location.pathname) return;
  const found = await fetch(page, { method: 'HEAD' }).catch(() => undefined);
  if (found?.ok) location.replace(page + formatFragment(fragment));
}
