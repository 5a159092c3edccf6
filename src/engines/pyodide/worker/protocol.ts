/** What the page and a Python worker say to each other. Types only. */
import type { Program } from '../../../runtime/runtime.ts';
import type { EmptyLock } from '../versions/empty-lock.ts';
import type { PythonVersion } from '../versions/versions.ts';
import type { SentRunMessage } from '../../worker/run-messages.ts';

/**
 * Parts of the standard library that the page fetches when a program needs them: small modules that many programs name, all
 * other modules outside the core, the text of all modules, and extension modules, which are WebAssembly.
 */
export type Archive = 'usual' | 'more' | 'sources' | 'extensions';

export type ToWorker =
  /** Start the interpreter; `restore` from the snapshot that the frame holds, or send one of it as soon as it is ready. */
  | {
      readonly type: 'boot';
      readonly start: 'plain' | 'restore' | 'send-snapshot';
      readonly version: PythonVersion;
      readonly lock: EmptyLock;
    }
  /**
   * `offline`: what is not there now cannot be fetched while the program runs. `given`: what the program gets beside what it
   * names.
   */
  | {
      readonly type: 'run';
      readonly program: Program;
      readonly outputLimit: number;
      readonly offline: boolean;
      readonly given: readonly Archive[];
    }
  /** An archive that was asked for; without bytes it could not be had. */
  | { readonly type: 'archive'; readonly name: Archive; readonly bytes?: ArrayBuffer };

/** What a worker says about itself. */
export type WorkerMessage =
  | { readonly type: 'ready' }
  /** The interpreter did not start. */
  | { readonly type: 'failed'; readonly message: string }
  /** Comes after `ready` where it was ordered, before a program is read; without bytes when none could be made. */
  | { readonly type: 'snapshot'; readonly bytes?: ArrayBuffer }
  | { readonly type: 'need'; readonly name: Archive }
  /** A module was imported that had not arrived, by a name that the program had made up. */
  | { readonly type: 'missed' };

export type FromWorker = WorkerMessage | SentRunMessage;
