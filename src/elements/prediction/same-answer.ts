/** Whether two short answers say the same: quotes, a final stop, case, spaces and the unit of seconds do not count. */
export function sameAnswer(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(answer: string): string {
  const words = answer
    .toLowerCase()
    .replace(/["'`“”‘’]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\.$/, '');
  const number = /^([+-]?\d+(?:[.,]\d+)?)( ?s| ?sec| ?seconds?)?$/.exec(words)?.[1];
  return number === undefined ? (numbers[words] ?? words) : String(Number(number.replace(',', '.')));
}

const numbers: Readonly<Record<string, string>> = Object.fromEntries(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((word, n) => [
    word,
    String(n),
  ]),
);
