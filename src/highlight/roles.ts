/**
 * What a piece of code is, as the page shows it: a class `tok-<role>`. The two marks come first, because telling them
 * apart is what this site is about; everything else is kept quiet.
 */
export const roles = [
  'plain',
  'keyword',
  'string',
  'escape',
  'comment',
  'number',
  'constant',
  'name',
  'builtin',
  'decorator',
] as const;

export type Role = (typeof roles)[number] | 'yield' | 'await';

/** TextMate scopes by role; the more specific selector wins, as in any TextMate theme. */
export const scopes: Readonly<Partial<Record<(typeof roles)[number], readonly string[]>>> = {
  keyword: [
    'keyword.control',
    'keyword.operator.logical',
    'keyword.operator.new',
    'keyword.operator.expression',
    'keyword.generator',
    'storage.type',
    'storage.modifier',
  ],
  string: ['string', 'storage.type.string', 'punctuation.definition.string'],
  escape: ['constant.character', 'storage.type.format', 'punctuation.definition.template-expression'],
  comment: ['comment'],
  number: ['constant.numeric'],
  constant: ['constant.language', 'variable.language'],
  name: [
    'meta.function entity.name.function',
    'meta.definition.method entity.name.function',
    'entity.name.type.class',
  ],
  builtin: ['support.function', 'support.class', 'support.type'],
  decorator: ['entity.name.function.decorator', 'punctuation.definition.decorator'],
  plain: ['string meta.embedded', 'string.template meta.template.expression', 'storage.type.function.arrow'],
};
