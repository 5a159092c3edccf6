import { siteAddress } from '../addresses/site-address.ts';
import { findPart } from '../base/find-part.ts';
import type { CodeCell } from '../cell/code-cell.ts';
import { loadStyles } from '../late/load-styles.ts';
import looks from './exercise.css?url';
import { ReaderExercise } from './reader-exercise.ts';

/**
 * Puts an exercise at the end of `place`, in the place of the button that asked for it, with its editor open. It is the one
 * of the exercise's own page, and so is what this device keeps of it. Rejects where that page does not arrive.
 */
export async function writeHere(button: HTMLElement, place: Element): Promise<void> {
  const [cell] = await Promise.all([fetchCell(button.dataset['write'] ?? ''), loadStyles(looks)]);
  if (!customElements.get('reader-exercise')) customElements.define('reader-exercise', ReaderExercise);
  place.append(cell);
  button.remove();
  await cell.edit();
}

async function fetchCell(id: string): Promise<CodeCell> {
  const response = await fetch(siteAddress(`x/${id}/`));
  if (!response.ok) throw new Error(`x/${id}/ answered ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  // A host that has no such page may answer with another one.
  const cell = document.adoptNode(findPart(page.body, `code-cell#${id}`)) as CodeCell;
  // It would copy an address of this page, which shows the exercise only when it is asked to. Share has the exercise's own.
  findPart(cell, '.copy-link').remove();
  return cell;
}
