import type { ChainPicture, Flow, FramePicture, StatePicture, VariablePicture } from './state-picture.ts';

/** An element with its attributes and what is in it, or text: drawn by the page's scripts and written at build time. */
export type Markup =
  string | readonly [name: string, attributes: Readonly<Record<string, string>>, ...Markup[]];

interface Options {
  /** Whether frames can be chosen, to see their variables. */
  readonly interactive: boolean;
  /** `frames`: nothing is known of the event loop and of variables, so their lists say so. Default `all`. */
  readonly known?: 'all' | 'frames';
  /** Leaves out lists with nothing in them. */
  readonly brief?: boolean;
}

const unknown = 'Not reported.';

/** The picture of a state: five lists, complete as words. */
export function stateMarkup(
  picture: StatePicture,
  { interactive, known = 'all', brief = false }: Options,
): Markup[] {
  const otherwise = (words: string): string => (known === 'all' ? words : unknown);
  const chains = part({
    name: 'Await chains',
    className: 'inside-chains',
    items: picture.chains.map((chain) => chainItem(chain, picture, interactive)),
    otherwise: known === 'all' ? 'Nothing is suspended, and there is no task.' : 'Nothing is suspended.',
    more: picture.more,
  });
  const beside: readonly Part[] = [
    {
      name: 'Running',
      className: 'inside-stack',
      items: picture.stack.map((frame) => frameItem(frame, picture, interactive)),
      otherwise: 'Nothing runs.',
    },
    {
      name: 'Ready queue',
      className: 'inside-loop',
      items: picture.ready.map(textItem),
      otherwise: otherwise('Empty.'),
    },
    {
      name: 'Timers',
      className: 'inside-loop',
      items: picture.timers.map(textItem),
      otherwise: otherwise('None.'),
    },
    {
      name: 'Locals',
      className: 'inside-locals',
      items: picture.variables.map(variableItem),
      otherwise: otherwise('No variables.'),
      of: picture.variablesOf,
    },
  ];
  const shown = beside.filter(({ items }) => !brief || items.length > 0);
  return [chains, ['div', { class: 'inside-beside' }, ...shown.map(part)]];
}

interface Part {
  readonly name: string;
  readonly className: string;
  readonly items: readonly Markup[];
  /** What stands there when there are no items. */
  readonly otherwise: string;
  /** So many items are not listed. */
  readonly more?: number;
  /** Whose list it is. */
  readonly of?: string;
}

/** A heading and the list that it names. */
function part({ name, className, items, otherwise, more = 0, of = '' }: Part): Markup {
  return [
    'div',
    { class: `inside-part ${className}-part` },
    [
      'p',
      { class: 'inside-name', 'aria-hidden': 'true' },
      name,
      ...(of ? [' ', ['code', {}, of] as const] : []),
    ],
    ['ul', { class: className, 'aria-label': name, role: 'list' }, ...items],
    ...(items.length === 0 ? [['p', { class: 'inside-none' }, otherwise] as const] : []),
    ...(more > 0 ? [['p', { class: 'inside-none' }, `And ${more} more.`] as const] : []),
  ];
}

function variableItem({ name, value, changed }: VariablePicture): Markup {
  return [
    'li',
    changed ? { 'data-changed': '' } : {},
    ['code', { class: 'inside-variable' }, name],
    ' ',
    ['code', {}, value],
    ...(changed ? [['span', { class: 'sr-only' }, ' (changed)'] as const] : []),
  ];
}

function textItem(text: string): Markup {
  return ['li', {}, text];
}

function chainItem(chain: ChainPicture, picture: StatePicture, interactive: boolean): Markup {
  return [
    'li',
    { class: 'inside-chain', 'data-status': chain.status },
    [
      'p',
      { class: 'inside-chain-head' },
      ['span', {}, chain.title],
      ' ',
      ['span', { class: 'inside-status' }, chain.status],
    ],
    ['ol', { role: 'list' }, ...chain.frames.map((frame) => frameItem(frame, picture, interactive))],
    ...(chain.end ? [['p', { class: 'inside-end', 'data-end': chain.endKind }, chain.end] as const] : []),
  ];
}

function frameItem(frame: FramePicture, picture: StatePicture, interactive: boolean): Markup {
  const chosen = frame.frame !== undefined && frame.frame === picture.frame;
  const words: Markup[] = [
    ['code', { class: 'inside-frame-name' }, frame.name],
    ' ',
    ['span', { class: 'inside-place' }, frame.place],
  ];
  return [
    'li',
    {
      class: `inside-frame ${hueOf(frame)}`,
      ...(frame.runs ? { 'data-runs': '' } : {}),
      ...(frame.frame === undefined ? { 'data-foreign': '' } : {}),
      ...(chosen ? { 'data-chosen': '' } : {}),
    },
    ...(frame.flow?.direction === 'down' ? [flowMarkup(frame.flow)] : []),
    interactive && frame.frame !== undefined
      ? [
          'button',
          {
            type: 'button',
            class: 'inside-box',
            'data-frame': String(frame.frame),
            'aria-pressed': String(chosen),
          },
          ...words,
        ]
      : ['span', { class: 'inside-box' }, ...words],
    ...(frame.flow?.direction === 'up' ? [flowMarkup(frame.flow)] : []),
  ];
}

function flowMarkup({ direction, text }: Flow): Markup {
  return [
    'span',
    { class: 'inside-flow', 'data-direction': direction },
    ['span', { 'aria-hidden': 'true' }, direction === 'down' ? '↓' : '↑'],
    ' ',
    ['code', {}, text],
  ];
}

function hueOf({ of }: FramePicture): string {
  return of === 'generator'
    ? 'yield'
    : of === 'coroutine'
      ? 'await'
      : of === 'async-generator'
        ? 'both'
        : 'plain';
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/** The markup as text, for a page that is made at build time. */
export function toHtml(markup: readonly Markup[]): string {
  return markup
    .map((each) => {
      if (typeof each === 'string') return escape(each);
      const [name, attributes, ...children] = each;
      const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
      return `<${name}${written.join('')}>${toHtml(children)}</${name}>`;
    })
    .join('');
}
