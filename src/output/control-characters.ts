/**
 * Text as a page can show it: control characters become their pictures (NUL is ␀), halves of surrogate pairs become
 * the replacement character. Tabs stay; line ends are the business of {@link LineReader}.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(control, picture);
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

function picture(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '␡';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}
