/** The text of an example.yaml in which `versions: checked:` names these versions, oldest first; all else stays as it is. */
export function writeChecked(yaml: string, versions: readonly string[]): string {
  const oldestFirst = versions.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const list = `  checked: [${oldestFirst.join(', ')}]\n`;
  const stored = /^ {2}checked:.*\n(?: {3,}.*\n)*/m;
  if (stored.test(yaml)) return yaml.replace(stored, list);
  const versionsKey = /^versions:\n/m;
  if (versionsKey.test(yaml)) return yaml.replace(versionsKey, `versions:\n${list}`);
  return `${yaml}versions:\n${list}`;
}
