/**
 * Where this build finds what is only its article's, relative to the repository. `ARTICLE=some/folder` builds another
 * one: that folder then holds what `src/article/` holds here, and a folder `content/`.
 */
const other = process.env['ARTICLE']?.replace(/\/+$/, '') || undefined;

/** The folder of the article's name, hues and pictures. */
export const articleFolder = other ?? 'src/article';

/** The folder of its sections, claims and examples. */
export const contentFolder = other === undefined ? 'content' : `${other}/content`;
