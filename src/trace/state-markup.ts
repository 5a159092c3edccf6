import { element, type MarkupElement } from '../markup/element.ts';
import type { ChainPicture, Flow, FramePicture, StatePicture, VariablePicture } from './state-picture.ts';

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
): MarkupElement[] {
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
  return [chains, element('div', { class: 'inside-beside' }, shown.map(part))];
}

interface Part {
  readonly name: string;
  readonly className: string;
  readonly items: readonly MarkupElement[];
  /** What stands there when there are no items. */
  readonly otherwise: string;
  /** So many items are not listed. */
  readonly more?: number;
  /** Whose list it is. */
  readonly of?: string;
}

/** A heading and the list that it names. */
function part({ name, className, items, otherwise, more = 0, of = '' }: Part): MarkupElement {
  return element('div', { class: `inside-part ${className}-part` }, [
    element('p', { class: 'inside-name', 'aria-hidden': 'true' }, [
      name,
      ...(of ? [' ', element('code', {}, [of])] : []),
    ]),
    element('ul', { class: className, 'aria-label': name, role: 'list' }, items),
    ...(items.length === 0 ? [element('p', { class: 'inside-none' }, [otherwise])] : []),
    ...(more > 0 ? [element('p', { class: 'inside-none' }, [`And ${more} more.`])] : []),
  ]);
}

function variableItem({ name, value, changed }: VariablePicture): MarkupElement {
  return element('li', { 'data-changed': changed ? '' : undefined }, [
    element('code', { class: 'inside-variable' }, [name]),
    ' ',
    element('code', {}, [value]),
    ...(changed ? [element('span', { class: 'sr-only' }, [' (changed)'])] : []),
  ]);
}

function textItem(text: string): MarkupElement {
  return element('li', {}, [text]);
}

function chainItem(chain: ChainPicture, picture: StatePicture, interactive: boolean): MarkupElement {
  return element('li', { class: 'inside-chain', 'data-status': chain.status }, [
    element('p', { class: 'inside-chain-head' }, [
      element('span', {}, [chain.title]),
      ' ',
      element('span', { class: 'inside-status' }, [chain.status]),
    ]),
    element(
      'ol',
      { role: 'list' },
      chain.frames.map((frame) => frameItem(frame, picture, interactive)),
    ),
    ...(chain.end ? [element('p', { class: 'inside-end', 'data-end': chain.endKind }, [chain.end])] : []),
  ]);
}

function frameItem(frame: FramePicture, picture: StatePicture, interactive: boolean): MarkupElement {
  const chosen = frame.frame !== undefined && frame.frame === picture.frame;
  const words = [
    element('code', { class: 'inside-frame-name' }, [frame.name]),
    ' ',
    element('span', { class: 'inside-place' }, [frame.place]),
  ];
  return element(
    'li',
    {
      class: `inside-frame ${hueOf(frame)}`,
      'data-runs': frame.runs ? '' : undefined,
      'data-foreign': frame.frame === undefined ? '' : undefined,
      'data-chosen': chosen ? '' : undefined,
    },
    [
      ...(frame.flow?.direction === 'down' ? [flowMarkup(frame.flow)] : []),
      interactive && frame.frame !== undefined
        ? element(
            'button',
            {
              type: 'button',
              class: 'inside-box',
              'data-frame': String(frame.frame),
              'aria-pressed': String(chosen),
            },
            words,
          )
        : element('span', { class: 'inside-box' }, words),
      ...(frame.flow?.direction === 'up' ? [flowMarkup(frame.flow)] : []),
    ],
  );
}

function flowMarkup({ direction, text }: Flow): MarkupElement {
  return element('span', { class: 'inside-flow', 'data-direction': direction }, [
    element('span', { 'aria-hidden': 'true' }, [direction === 'down' ? '↓' : '↑']),
    ' ',
    element('code', {}, [text]),
  ]);
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
