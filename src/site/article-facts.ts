/** What the pages say about the article that this site puts on trial. Each article's folder has one, in `article.ts`. */
export interface Article {
  /** The name of the site. `Code spans` that are among the `marks` carry them, in the header and as a heading. */
  readonly title: string;
  /** Its name below an icon: some twelve characters. */
  readonly shortTitle: string;
  /** One sentence, for search engines and readers of feeds. */
  readonly description: string;
  /** What an installed app is called in a store: the playground, for the most part. */
  readonly appDescription: string;
  /** The address in links that must be whole, where SITE names no other. */
  readonly site: string;
  /** What begins the names under which things are kept on a reader's device: lower-case words joined by hyphens. */
  readonly storagePrefix: string;
  /** The words of the two things that are told apart, as they stand in code; the first of each is shown in pictures. */
  readonly marks: Readonly<Record<Mark, readonly [string, ...string[]]>>;
  readonly onTrial: {
    readonly headline: string;
    /** `2024-12-23` */
    readonly datePublished: string;
    /** What it says, as the end of "an article which says that …". */
    readonly says: string;
    /** What this site answers, in one or two sentences: section, data and texts for machines all say it in these words. */
    readonly answer: string;
  };
}

/** The two hues of an article, `--first` and `--second` in its `hues.css`. */
export type Mark = 'first' | 'second';

/** The mark that a piece of code carries, being nothing but one of the words. */
export function markOf(code: string, { marks }: Pick<Article, 'marks'>): Mark | undefined {
  if (marks.first.includes(code)) return 'first';
  return marks.second.includes(code) ? 'second' : undefined;
}

/** A title without the marks of its code spans. */
export function plainTitle({ title }: Pick<Article, 'title'>): string {
  return title.replaceAll('`', '');
}

/** `2024-12-23` as `23 December 2024`. */
export function dateInWords(date: string): string {
  return new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}
