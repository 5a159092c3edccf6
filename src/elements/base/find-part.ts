/** The part of an element that a selector finds; an error that names both where the page was built without it. */
export function findPart<Kind extends HTMLElement = HTMLElement>(element: Element, selector: string): Kind {
  const found = element.querySelector<Kind>(selector);
  if (found) return found;
  const name = `<${element.localName}${element.id ? ` id="${element.id}"` : ''}>`;
  throw new Error(`${name} has no ${selector}: compare its code with the component or page that draws it.`);
}
