/** A piece of a page, described once: the build writes it as HTML ({@link toHtml}), the browser makes nodes of it ({@link toNode}). */
export type Markup = string | MarkupElement;

/** An element with its children in order. An attribute that is undefined is left out. */
export interface MarkupElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly Markup[];
}

/** Describes an element. */
export function element(
  tag: string,
  attributes: MarkupElement['attributes'],
  children: readonly Markup[] = [],
): MarkupElement {
  return { tag, attributes, children };
}
