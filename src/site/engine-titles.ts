/** What a reader calls an engine, in a switch between engines and before one has said its version. */
const titles: Readonly<Record<string, string>> = {
  pyodide: 'Python in this page',
  'page-js': 'JavaScript in this page',
  webcontainer: 'Node · WebContainer',
};

export function engineTitle(name: string): string {
  return titles[name] ?? name;
}
