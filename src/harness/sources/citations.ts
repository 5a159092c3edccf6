import { z } from 'zod';
import { loadClaims } from '../../site/claims.ts';
import { readYaml } from '../../site/content-files.ts';
import { sourceSchema, type SourceData } from '../../site/schemas.ts';

export const QUOTATIONS_FILE = 'content/quotations.yaml';

/** One source that content rests on, and who says so. */
export interface Citation extends SourceData {
  /** The file that cites: `content/claims/<id>.yaml`, or that of the quotations. */
  readonly file: string;
  /** The claim's id, or the slugs of the sections. */
  readonly by: string;
}

const quotationsSchema = z.strictObject({
  /** What was read, with the slugs of the sections that cite it. */
  sources: z.array(sourceSchema.extend({ sections: z.array(z.string()).min(1) })),
  /** The words of the article on trial. */
  article: z.array(z.string()),
  /** Outputs, what somebody may think or say: nobody's words. */
  own: z.array(z.string()),
});

/** Whose words the sections quote, and the lines that they link to. */
export function loadQuotations(root = process.cwd()): z.output<typeof quotationsSchema> {
  return readYaml(root, QUOTATIONS_FILE, quotationsSchema);
}

/** Every source of every claim and section. */
export function loadCitations(root = process.cwd()): readonly Citation[] {
  return [
    ...loadClaims(root).flatMap(({ id, sources }) =>
      sources.map((source) => ({ ...source, by: id, file: `content/claims/${id}.yaml` })),
    ),
    ...loadQuotations(root).sources.map(({ sections, ...source }) => ({
      ...source,
      by: sections.join(', '),
      file: QUOTATIONS_FILE,
    })),
  ];
}

/** What a sentence quotes: all that stands in “…”. An ellipsis leaves something out, so what is around it are two quotations. */
export function quotedIn(sentence: string): readonly string[] {
  return [...sentence.matchAll(/“([^”]+)”/g)]
    .flatMap(([, quoted = '']) => quoted.split(/\s*…\s*/))
    .filter(Boolean);
}

/** Whether a citation has anything that can be compared with a text. */
export function isComparable({ lines, says, url }: SourceData): boolean {
  return lines.length > 0 || quotedIn(says ?? '').length > 0 || (url?.includes('#') ?? false);
}
