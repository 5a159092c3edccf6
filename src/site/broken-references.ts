import type { Exercise } from './exercises.ts';
import { contentFolder } from './folders.ts';
import type { Section } from './sections.ts';
import { withoutCode } from './shown.ts';
import { TRY_THIS_LIST, type Trial } from './try-this.ts';

/** What MDX may name, beside examples, claims, predictions and links. */
export interface Named {
  /** The glossary, by id. */
  readonly terms: ReadonlyMap<string, unknown>;
  readonly exercises: readonly Pick<Exercise, 'section'>[];
  readonly trials: readonly Pick<Trial, 'section' | 'example'>[];
}

/** Names in MDX that nothing has: of terms, of the next section, of exercises and changes; and pictures without words. */
export function brokenReferences(sections: readonly Section[], named: Named): readonly string[] {
  const slugs = new Set(sections.map(({ slug }) => slug));
  return sections.flatMap(({ file, body }) => {
    const tags = [...withoutCode(body).matchAll(/<(Term|Next|WriteIt|MakeChange)\b([^>]*)/g)];
    const faults = tags.flatMap(([, tag = '', attributes = '']) => {
      const fault = faultOf(
        tag,
        (name) => new RegExp(`\\b${name}=(["'])(.*?)\\1`).exec(attributes)?.[2] ?? '',
      );
      return fault === undefined ? [] : [`${file}: ${fault}`];
    });
    const silent = [...withoutCode(body).matchAll(/!\[\s*\]\(([^)\s]*)/g)].map(
      ([, picture = '']) =>
        `${file}: ![](${picture}) has no words for those who do not see it; write them in [ ]`,
    );
    return [...faults, ...silent];
  });

  function faultOf(tag: string, attribute: (name: string) => string): string | undefined {
    const [id, slug, section, example] = ['id', 'slug', 'section', 'example'].map(attribute);
    switch (tag) {
      case 'Term':
        return named.terms.has(id ?? '')
          ? undefined
          : `no term "${id}" in ${contentFolder}/glossary.yaml; write it there, or correct the id`;
      case 'Next':
        return slugs.has(slug ?? '')
          ? undefined
          : `<Next slug="${slug}" />: no section has this slug; correct it or write that page`;
      case 'WriteIt':
        return named.exercises.some((exercise) => exercise.section === section)
          ? undefined
          : `<WriteIt section="${section}" />: no exercise names this section; correct one of them`;
      default:
        // Those that a claim suggests stand on the claim's own row.
        return named.trials.some((trial) => trial.section === section && trial.example === example)
          ? undefined
          : `${TRY_THIS_LIST}: section "${section}" suggests no change of "${example}"; enter it there`;
    }
  }
}
