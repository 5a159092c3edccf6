import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from './sections.ts';
import { withoutCode } from './shown.ts';

/** What a component can be given, by name; whether it has to be. */
type Props = ReadonlyMap<string, 'needed' | 'possible'>;

const IMPORT = /^import (\w+) from '([^']+)';?$/gm;
const TAG = /<([A-Z]\w*)((?:\s+[\w-]+(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?)*)\s*\/?>/g;
const ATTRIBUTE = /([\w-]+)(?:=(?:"[^"]*"|'[^']*'|\{[^}]*\}))?/g;

/**
 * Components in MDX that nobody imported, and what they are given or lack: types do not reach into MDX, and Astro takes
 * any name without a word.
 */
export function componentTagFaults(sections: readonly Section[], root = process.cwd()): readonly string[] {
  const known = new Map<string, Props | undefined>();
  const propsOf = (path: string): Props | undefined => {
    if (!known.has(path)) known.set(path, readProps(join(root, path)));
    return known.get(path);
  };
  return sections.flatMap(({ file, body }) => {
    const imports = new Map([...body.matchAll(IMPORT)].map(([, name = '', from = '']) => [name, from]));
    const faults = [...withoutCode(body).matchAll(TAG)].flatMap(([, name = '', attributes = '']) => {
      const from = imports.get(name);
      if (from === undefined) return [`${file}: <${name}> is not imported; ${howToImport(name, sections)}`];
      if (from.startsWith('.') && !existsSync(join(root, file, '..', from)))
        return [`${file}: no file ${from}, which it imports as <${name}>; correct the path`];
      const props = from.endsWith('.astro') ? propsOf(join(file, '..', from)) : undefined;
      if (props === undefined) return [];
      const given = [...attributes.matchAll(ATTRIBUTE)].map(([, attribute = '']) => attribute);
      const takes = props.size === 0 ? 'takes nothing' : `takes ${[...props.keys()].join(', ')}`;
      return [
        ...given
          .filter((attribute) => !props.has(attribute))
          .map((attribute) => `${file}: <${name}> has "${attribute}", and ${takes}; correct it`),
        ...[...props]
          .filter(([prop, need]) => need === 'needed' && !given.includes(prop))
          .map(([prop]) => `${file}: <${name}> lacks "${prop}"; give it one`),
      ];
    });
    return [...new Set(faults)];
  });
}

/** The line that another section imports a component by. */
function howToImport(name: string, sections: readonly Section[]): string {
  const lines = sections.flatMap(({ body }) => [...body.matchAll(IMPORT)]);
  const line = lines.find(([, imported]) => imported === name)?.[0];
  return line === undefined ? 'import it at the top of the file, or correct its name' : `add "${line}"`;
}

/** The fields of a component's `interface Props`; nothing of one that says its props in another way. */
function readProps(path: string): Props | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const fields = /^interface Props \{\n([\s\S]*?)^\}/m.exec(text)?.[1];
  if (fields === undefined) return /\bProps\b|Astro\.props/.test(text) ? undefined : new Map();
  return new Map(
    [...fields.matchAll(/^ {2}(?:readonly )?(\w+)(\??):/gm)].map(([, prop = '', optional]) => [
      prop,
      optional === '?' ? 'possible' : 'needed',
    ]),
  );
}
