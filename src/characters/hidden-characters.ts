/**
 * Matches invisible characters. Some of them change the order in which others are shown, so that a program can look
 * different from what it does. Tabs, ends of lines and the characters that join an emoji are not matched.
 */
export const hiddenCharacters =
  /(?![\t\n]|(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]|(?<=[\d#*])\ufe0f\u20e3|(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d\p{Extended_Pictographic})[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/** Whether a text has hidden characters: a name that has one looks like another name. */
export function hidesCharacters(text: string): boolean {
  return text.search(hiddenCharacters) >= 0;
}

/** By code point: characters that make a program look different from what it does, or that come with copied text. */
const names: Readonly<Record<number, string>> = {
  0xad: 'soft hyphen',
  0x61c: 'Arabic letter mark',
  0x200b: 'zero width space',
  0x200c: 'zero width non-joiner',
  0x200d: 'zero width joiner',
  0x200e: 'left-to-right mark',
  0x200f: 'right-to-left mark',
  0x2028: 'line separator',
  0x2029: 'paragraph separator',
  0x202a: 'left-to-right embedding',
  0x202b: 'right-to-left embedding',
  0x202c: 'pop directional formatting',
  0x202d: 'left-to-right override',
  0x202e: 'right-to-left override',
  0x2060: 'word joiner',
  0x2066: 'left-to-right isolate',
  0x2067: 'right-to-left isolate',
  0x2068: 'first strong isolate',
  0x2069: 'pop directional isolate',
  0xfeff: 'zero width no-break space',
};

/** What a reader sees and hears in the place of a hidden character: "U+202E", "U+202E right-to-left override". */
export function describeHidden(character: string): { readonly code: string; readonly name: string } {
  const point = character.codePointAt(0) ?? 0;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  const kind = /\p{Cc}/u.test(character) ? 'control character' : 'invisible character';
  return { code, name: `${code} ${names[point] ?? kind}` };
}
