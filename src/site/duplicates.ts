/** What occurs more than once, each once. */
export function duplicates(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, n) => words.indexOf(word) !== n))];
}
