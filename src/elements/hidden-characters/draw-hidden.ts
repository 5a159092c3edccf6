import { hiddenCharacter, programText } from '../../markup/program-text.ts';
import { toNode } from '../../markup/to-node.ts';
import styles from './hidden-characters.css?inline';

// Loaded with this code and not with the page: hardly any page shows such a character.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** Program text as nodes, with hidden characters in boxes: see {@link programText}. */
export function drawText(text: string): Node {
  const drawn = document.createDocumentFragment();
  drawn.append(...programText(text).map((part) => toNode(part)));
  return drawn;
}

/** One hidden character in its box. */
export function drawHidden(character: string): HTMLElement {
  return toNode(hiddenCharacter(character));
}
