import type { Markup } from './element.ts';

/** The description as HTML. Nothing in its texts or attributes can end what it stands in; elements without a closing tag are not for it. */
export function toHtml(markup: Markup): string {
  if (typeof markup === 'string') return escape(markup);
  const { tag, attributes, children } = markup;
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      value === '' ? ` ${name}` : ` ${name}="${escape(value!).replaceAll('"', '&quot;')}"`,
    );
  return `<${tag}${written.join('')}>${children.map(toHtml).join('')}</${tag}>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
