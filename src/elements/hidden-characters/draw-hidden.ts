import { hiddenCharacter, programText } from '../../markup/program-text.ts';
import { toNode } from '../../markup/to-node.ts';
import styles from './hidden-characters.css?inline';

// With the code that needs them: hardly a page will ever show such a character.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** Program text for a page, see {@link programText}. */
export function drawText(text: string): Node {
  const drawn = document.createDocumentFragment();
  drawn.append(...programText(text).map((part) => toNode(part)));
  return drawn;
}

/** One hidden character in its box. */
export function drawHidden(character: string): HTMLElement {
  return toNode(hiddenCharacter(character));
}
