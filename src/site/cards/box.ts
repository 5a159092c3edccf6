/** What satori draws: elements as React would make them, without React. */
export interface Box {
  readonly type: string;
  readonly props: {
    readonly style?: Readonly<Record<string, string | number>>;
    readonly children?: string | readonly (Box | string)[];
    readonly [attribute: string]: unknown;
  };
}

/** A flex box, the only kind that satori lays out. */
export function box(style: Readonly<Record<string, string | number>>, ...children: (Box | string)[]): Box {
  const [only] = children;
  return {
    type: 'div',
    props: { style: { display: 'flex', ...style }, children: typeof only === 'string' ? only : children },
  };
}
