import { describeHidden, hiddenCharacters } from '../../characters/hidden-characters.ts';
import styles from './hidden-characters.css?inline';

// With the code that needs them: hardly a page will ever show such a character.
const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);
document.adoptedStyleSheets.push(sheet);

/** Program text for a page: a hidden character is seen, and cannot move the others about. */
export function drawText(text: string): Node {
  const drawn = document.createDocumentFragment();
  let end = 0;
  for (const { 0: character, index } of text.matchAll(hiddenCharacters)) {
    drawn.append(text.slice(end, index), drawHidden(character));
    end = index + character.length;
  }
  drawn.append(text.slice(end));
  return drawn;
}

/** One character in a box of its own. It stays in the document, so that what a reader selects and copies is what runs. */
export function drawHidden(character: string): HTMLElement {
  const { code, name } = describeHidden(character);
  const box = document.createElement('span');
  box.className = 'hidden-character';
  box.dataset['code'] = code;
  box.title = name;
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', name);
  box.textContent = character;
  return box;
}
