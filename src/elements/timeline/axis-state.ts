import type { AxisKind } from '../../trace/axis.ts';

/** A drawing on the axis. */
export interface AxisListener {
  /** How far this drawing reaches, in units of the axis. */
  readonly extent: number;
  /** The axis shows another part, or became another kind. */
  changed(): void;
  /** The cursor is somewhere else. */
  moved(): void;
}

/** How fast play-back goes, at speed 1: real time, or three steps a second. */
const rate: Readonly<Record<AxisKind, number>> = { time: 1, steps: 3 / 1000 };

/** Which part of which axis is in sight, and where the cursor is. A cell has one, and the cells of a comparison share one. */
export class AxisState {
  readonly #users = new Set<AxisListener>();
  #kind: AxisKind = 'time';
  #domain: readonly [number, number] | undefined;
  #position: number | undefined;
  #playing = 0;
  speed = 1;

  join(user: AxisListener): void {
    this.#users.add(user);
  }
  leave(user: AxisListener): void {
    this.#users.delete(user);
    if (this.#users.size === 0) this.pause();
  }

  get kind(): AxisKind {
    return this.#kind;
  }
  set kind(kind: AxisKind) {
    if (kind === this.#kind) return;
    this.#kind = kind;
    this.pause();
    this.#domain = undefined;
    this.#position = undefined;
    this.#notify('changed');
    this.#notify('moved');
  }

  /** What the reader chose stays; else time wins, once any run takes some. */
  choose(kind: AxisKind): void {
    this.#chosen = true;
    this.kind = kind;
  }
  suggest(kind: AxisKind): void {
    if (!this.#chosen && (kind === 'time' || !this.#suggested)) this.kind = kind;
    this.#suggested = true;
  }
  #chosen = false;
  #suggested = false;

  get extent(): number {
    return Math.max(0, ...[...this.#users].map((user) => user.extent)) || 1;
  }

  get domain(): readonly [number, number] {
    return this.#domain ?? [0, this.extent];
  }

  /** Shows a part of the axis, at least a ten-thousandth of it; all of it without one. */
  show(part?: readonly [number, number]): void {
    if (!part) this.#domain = undefined;
    else {
      const width = Math.min(this.extent, Math.max(part[1] - part[0], this.extent / 10_000));
      const from = Math.min(Math.max(0, part[0]), this.extent - width);
      this.#domain = width === this.extent ? undefined : [from, from + width];
    }
    this.#notify('changed');
  }

  /** Makes the part in sight smaller by that factor, around a place that stays where it is. */
  zoom(factor: number, around = (this.domain[0] + this.domain[1]) / 2): void {
    const [from, to] = this.domain;
    this.show([around - (around - from) / factor, around + (to - around) / factor]);
  }

  /** Moves the part in sight by a share of itself. */
  pan(share: number): void {
    const [from, to] = this.domain;
    const by = (to - from) * share;
    this.show([from + by, to + by]);
  }

  /** Where the cursor is; `undefined` while nobody looks at a moment. */
  get position(): number | undefined {
    return this.#position;
  }
  set position(position: number | undefined) {
    this.#position = position === undefined ? undefined : Math.min(Math.max(0, position), this.extent);
    const [from, to] = this.domain;
    if (this.#position !== undefined && (this.#position < from || this.#position > to)) {
      const width = to - from;
      this.show([this.#position - width / 4, this.#position + (width * 3) / 4]);
    }
    this.#notify('moved');
  }

  get playing(): boolean {
    return this.#playing !== 0;
  }

  /** Lets the cursor run, from the start if it is at the end. */
  play(): void {
    if (this.#playing) return;
    if (this.#position === undefined || this.#position >= this.extent) this.position = 0;
    let before = performance.now();
    const tick = (now: number): void => {
      const next = (this.#position ?? 0) + Math.max(0, now - before) * rate[this.#kind] * this.speed;
      before = now;
      this.#playing = next < this.extent ? requestAnimationFrame(tick) : 0;
      this.position = next;
    };
    this.#playing = requestAnimationFrame(tick);
    this.#notify('moved');
  }

  pause(): void {
    if (!this.#playing) return;
    cancelAnimationFrame(this.#playing);
    this.#playing = 0;
    this.#notify('moved');
  }

  #notify(what: 'changed' | 'moved'): void {
    for (const user of this.#users) user[what]();
  }
}

const shared = new WeakMap<Element, AxisState>();

/** The axis of a comparison, the same for every cell in it; a cell that stands alone has its own. */
export function axisStateOf(cell: Element): AxisState {
  const owner = cell.closest('cell-comparison') ?? cell;
  const axis = shared.get(owner) ?? new AxisState();
  shared.set(owner, axis);
  return axis;
}
