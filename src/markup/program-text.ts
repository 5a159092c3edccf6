import { describeHidden, hiddenCharacters } from '../characters/hidden-characters.ts';
import { element, type Markup, type MarkupElement } from './element.ts';

/** Program text for a page: a hidden character is seen, and cannot move the others about. */
export function programText(text: string): Markup[] {
  const parts: Markup[] = [];
  let end = 0;
  for (const { 0: character, index } of text.matchAll(hiddenCharacters)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push(hiddenCharacter(character));
    end = index + character.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** One character in a box of its own. It stays in the document, so that what a reader selects and copies is what runs. */
export function hiddenCharacter(character: string): MarkupElement {
  const { code, name } = describeHidden(character);
  return element(
    'span',
    { class: 'hidden-character', 'data-code': code, title: name, role: 'img', 'aria-label': name },
    [character],
  );
}
