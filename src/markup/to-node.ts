import type { Markup, MarkupElement } from './element.ts';

/** The description as a node of this document. */
export function toNode(markup: MarkupElement): HTMLElement;
export function toNode(markup: Markup): HTMLElement | Text;
export function toNode(markup: Markup): HTMLElement | Text {
  if (typeof markup === 'string') return document.createTextNode(markup);
  const node = document.createElement(markup.tag);
  for (const [name, value] of Object.entries(markup.attributes)) {
    if (value !== undefined) node.setAttribute(name, value);
  }
  node.append(...markup.children.map((child) => toNode(child)));
  return node;
}
