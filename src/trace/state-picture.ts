import type { Chain, FrameKind, Holder, LocalValue, LoopCall, Timer } from '../runtime/program-state.ts';
import type { TraceEvent } from '../runtime/trace-event.ts';
import { sayTime, sayValue } from './describe.ts';
import { States, type ProgramState } from './states.ts';

/** What moves along a chain at this step: a resumption going down, or a value coming up. */
export interface Flow {
  readonly direction: 'down' | 'up';
  readonly text: string;
}

/** One frame of a chain or of the stack, ready to be drawn. */
export interface FramePicture {
  readonly name: string;
  readonly of: FrameKind;
  /** `line 4`, or `asyncio/tasks.py:702` where it is not the program's first file. */
  readonly place: string;
  /** The reader's own frames have a number, and variables to look at. */
  readonly frame?: number;
  readonly runs: boolean;
  readonly flow?: Flow;
}

/** A task, or a generator outside tasks, with what it is suspended on. */
export interface ChainPicture {
  readonly key: string;
  readonly title: string;
  readonly status: string;
  readonly frames: readonly FramePicture[];
  /** What the innermost frame waits for, in words; empty while it runs. */
  readonly end: string;
  readonly endKind: Holder['kind'];
}

export interface VariablePicture {
  readonly name: string;
  readonly value: string;
  readonly changed: boolean;
}

/** The state of a program at one step, in words and in the order of drawing. */
export interface StatePicture {
  readonly chains: readonly ChainPicture[];
  readonly more: number;
  readonly stack: readonly FramePicture[];
  readonly ready: readonly string[];
  readonly timers: readonly string[];
  /** The frame whose variables are shown. */
  readonly frame?: number;
  readonly variablesOf: string;
  readonly variables: readonly VariablePicture[];
}

type Start = Extract<TraceEvent, { kind: 'start' }>;

/** Draws the recorded states of one run. */
export class StatePictures {
  readonly states: States;
  readonly #events: readonly TraceEvent[];
  readonly #starts = new Map<number, Start>();
  readonly #tasks = new Map<number, string>();

  constructor(events: readonly TraceEvent[]) {
    this.#events = events;
    this.states = new States(events);
    for (const event of events) {
      if (event.kind === 'start') this.#starts.set(event.frame, event);
      else if (event.kind === 'task') this.#tasks.set(event.number, event.name);
    }
  }

  /** The state at a step, counted from 0, with the variables of `frame`, or of the one that the step is about. */
  at(step: number, frame?: number): StatePicture | undefined {
    const state = this.states.at(step);
    const event = this.#events[step];
    if (!state || !event) return undefined;
    const before = this.states.at(step - 1);
    const shown = frame !== undefined && frame in state.lines ? frame : frameInSight(event, state);
    return {
      chains: Object.entries(state.chains).map(([key, chain]) => this.#chain(key, chain, state, event)),
      more: state.more,
      stack: this.#stack(state),
      ready: state.ready.map((call) => this.#call(call)),
      timers: state.timers.map((timer) => this.#timer(timer)),
      ...(shown === undefined ? {} : { frame: shown }),
      variablesOf: shown === undefined ? '' : this.#name(shown),
      variables: variables(shown, state, before),
    };
  }

  #name(frame: number): string {
    const start = this.#starts.get(frame);
    if (!start) return `frame ${frame}`;
    return start.of === 'module' ? start.file : `${start.name}(${start.args ?? ''})`;
  }

  #place(file: string, line: number): string {
    const first = this.#starts.values().next().value?.file;
    return file === first ? `line ${line}` : `${file}:${line}`;
  }

  #task(number: number | undefined): string {
    return number === undefined ? '' : (this.#tasks.get(number) ?? `Task ${number}`);
  }

  #own(frame: number, state: ProgramState, runs: boolean, flow?: Flow): FramePicture {
    const start = this.#starts.get(frame);
    return {
      name: this.#name(frame),
      of: start?.of ?? 'function',
      place: this.#place(start?.file ?? '', state.lines[frame] ?? start?.line ?? 0),
      frame,
      runs,
      ...(flow ? { flow } : {}),
    };
  }

  #stack(state: ProgramState): FramePicture[] {
    const frames: FramePicture[] = [];
    let foreign: string[] = [];
    const close = (): void => {
      if (foreign.length === 0) return;
      const module = foreign[0]!.split('/')[0]!.replace(/\.py .*$/, '');
      const name =
        foreign.length === 1 ? foreign[0]!.split(' ').at(-1)! : `${module}: ${foreign.length} frames`;
      frames.push({ name, of: 'function', place: '', runs: false });
      foreign = [];
    };
    for (const [index, entry] of state.stack.entries()) {
      if (typeof entry === 'string') {
        foreign.push(entry);
        continue;
      }
      close();
      frames.push(this.#own(entry, state, index === state.stack.length - 1));
    }
    close();
    return frames;
  }

  #chain(key: string, chain: Chain, state: ProgramState, event: TraceEvent): ChainPicture {
    const onStack = new Set(state.stack);
    const frames = chain.frames.map((frame): FramePicture => {
      if (typeof frame !== 'number')
        return {
          name: `${frame.name}()`,
          of: frame.of,
          place: this.#place(frame.file, frame.line),
          runs: false,
        };
      if (frame < 0) return { name: `… ${-frame} more …`, of: 'function', place: '', runs: false };
      return this.#own(frame, state, onStack.has(frame), flowOf(event, frame, chain.task !== undefined));
    });
    const inReady = state.ready.some((call) => typeof call === 'object' && call.task === chain.task);
    const runs = frames.some((frame) => frame.runs);
    return {
      key,
      title: chain.task === undefined ? kindWords[frames[0]?.of ?? 'generator'] : this.#task(chain.task),
      status: runs
        ? 'running'
        : chain.task === undefined
          ? 'suspended'
          : inReady
            ? 'ready'
            : chain.holder.kind === 'created'
              ? 'not begun'
              : 'waits',
      frames,
      end: this.#end(chain, state, inReady),
      endKind: chain.holder.kind,
    };
  }

  #end({ holder, task }: Chain, state: ProgramState, inReady: boolean): string {
    switch (holder.kind) {
      case 'running':
        return '';
      case 'created':
        return 'has not begun';
      case 'ended':
        return 'what it awaited has ended';
      case 'yield':
        return 'stands at a plain yield';
      case 'iterator':
        return `an iterator: ${holder.type}`;
      case 'future': {
        const waits = holder.tasks?.map((number) => this.#task(number)) ?? [];
        const timer = state.timers.find(
          (each): each is Timer =>
            typeof each === 'object' && each.task === task && each.what === 'set result',
        );
        const why = holder.done
          ? inReady
            ? ', done: the task is in the ready queue'
            : ', done'
          : waits.length > 0
            ? `, until ${list(waits)} ${waits.length === 1 ? 'is' : 'are'} done`
            : timer?.due === undefined
              ? ''
              : `, set by the timer at ${sayTime(timer.due)}`;
        return `${holder.type}${why}`;
      }
      default:
        return holder satisfies never;
    }
  }

  #call(call: LoopCall | number): string {
    if (typeof call === 'number') return `${call} more`;
    const task = this.#task(call.task);
    switch (call.what) {
      case 'step':
        return `${task}: next step`;
      case 'wakeup':
        return `${task}: wake up, its Future is done`;
      case 'set result':
        return task ? `set the Future that ${task} waits for` : 'set a Future';
      case 'cancelled':
        return 'a call that was cancelled';
      case 'timeout':
        return 'a timeout: cancel its task';
      default:
        return `call ${call.what}`;
    }
  }

  #timer(timer: Timer | number): string {
    if (typeof timer === 'number') return `${timer} more`;
    const what = this.#call(timer);
    return timer.due === undefined ? what : `${sayTime(Math.max(0, timer.due))}: ${what}`;
  }
}

/** What a chain outside tasks is called: as its outermost frame. */
const kindWords: Readonly<Record<FrameKind, string>> = {
  module: 'module',
  function: 'function',
  generator: 'generator',
  coroutine: 'coroutine',
  'async-generator': 'async generator',
};

/** The frame that a step is about: its own, or the innermost of the reader's that runs. */
function frameInSight(event: TraceEvent, state: ProgramState): number | undefined {
  const own = 'frame' in event ? event.frame : undefined;
  if (own !== undefined && own in state.lines) return own;
  return state.stack.findLast((entry) => typeof entry === 'number');
}

function flowOf(event: TraceEvent, frame: number, inTask: boolean): Flow | undefined {
  if (!('frame' in event) || event.frame !== frame) return undefined;
  switch (event.kind) {
    case 'start':
    case 'resume':
      return {
        direction: 'down',
        text: inTask ? 'send(None)' : event.kind === 'start' ? 'begins' : 'resumed',
      };
    case 'throw':
      return { direction: 'down', text: `throw ${event.value.type}` };
    case 'yield':
      return { direction: 'up', text: `${event.by} ${sayValue(event.value)}` };
    case 'return':
      return { direction: 'up', text: `returns ${sayValue(event.value)}` };
    case 'unwind':
      return { direction: 'up', text: event.value.type };
    default:
      return undefined;
  }
}

function variables(
  frame: number | undefined,
  state: ProgramState,
  before: ProgramState | undefined,
): VariablePicture[] {
  if (frame === undefined) return [];
  const old = before?.locals[frame] ?? {};
  return Object.entries(state.locals[frame] ?? {}).map(([name, value]) => ({
    name,
    value: sayLocal(value),
    changed: before !== undefined && (old[name]?.[0] !== value[0] || old[name][1] !== value[1]),
  }));
}

function sayLocal([type, repr]: LocalValue): string {
  if (repr === '') return type;
  return /^(function|generator|coroutine|async_generator|Task)$/.test(type) ? `${type} ${repr}` : repr;
}

function list(words: readonly string[]): string {
  const some = words.length > 4 ? [...words.slice(0, 3), `${words.length - 3} more`] : words;
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
}
