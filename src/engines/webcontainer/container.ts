import type { WebContainer } from '@webcontainer/api';
import { Unavailable, type Progress } from '../../runtime/runtime.ts';
import { LATE, within } from './within.ts';

export interface ContainerOptions {
  /** Where the service lives. */
  readonly origin: string;
  /** How long the service may take to answer at all. */
  readonly reachMs: number;
  /** How long it may take to boot. */
  readonly bootMs: number;
}

/** The folder below `/home`; the reader's world is `/home/reader`. */
const WORKDIR_NAME = 'reader';

/**
 * The page's one container: the client allows no second, and never gives up on a frame that cannot load. So this asks
 * whether the service answers before it lets the client add its frame, and watches the clock itself.
 */
export class Container {
  readonly #options: ContainerOptions;
  readonly #onLost: (message: string) => void;
  #booted: WebContainer | undefined;
  /** The client's own promise. Kept after a timeout: a late start still settles it. */
  #pending: Promise<WebContainer> | undefined;
  /** The boot that is under way, shared by all callers of {@link boot}. */
  #attempt: Promise<WebContainer> | undefined;
  /** The progress callbacks of those callers. */
  readonly #reports = new Set<(progress: Progress) => void>();
  /** Whether the service has said hello: if its frame were loaded again after that, the boot would never settle. */
  #saidInit = false;
  #watcher: MutationObserver | undefined;

  /** `onLost` is called when a running container is gone for good. */
  constructor(options: ContainerOptions, onLost: (message: string) => void) {
    this.#options = options;
    this.#onLost = onLost;
  }

  /** Rejects with `Unavailable` if it is known without a request that no container can boot. */
  async check(): Promise<void> {
    if (typeof SharedArrayBuffer === 'undefined' && globalThis.crossOriginIsolated) {
      throw new Unavailable('unsupported', 'this browser has no shared memory');
    }
    if (!globalThis.crossOriginIsolated) {
      throw new Unavailable(
        'not-isolated',
        globalThis.isSecureContext
          ? 'this page is not cross-origin isolated: its host sends no isolation headers, or it is embedded elsewhere'
          : 'this page is not cross-origin isolated: it was not loaded over https',
        {
          advice: globalThis.isSecureContext
            ? 'If it is embedded, open it on its own page; otherwise only whoever hosts it can change that.'
            : 'Open it over https, if its host has that.',
        },
      );
    }
    if (!navigator.onLine) throw new Unavailable('offline', 'the browser is offline');
    if ((this.#pending || this.#saidInit) && !this.#frame()) throw frameIsGone();
  }

  boot(report: (progress: Progress) => void): Promise<WebContainer> {
    if (this.#booted && this.#frame()) return Promise.resolve(this.#booted);
    this.#reports.add(report);
    if (!this.#attempt) {
      const attempt = this.#start((progress) => this.#reports.forEach((each) => each(progress)));
      this.#attempt = attempt;
      const forget = () => {
        if (this.#attempt === attempt) this.#attempt = undefined;
        this.#reports.clear();
      };
      attempt.then(forget, forget);
    }
    return this.#attempt;
  }

  /** Ends everything that runs in the container. The next {@link boot} starts over. */
  teardown(): void {
    const old = this.#booted;
    this.#booted = undefined;
    this.#pending = undefined;
    this.#watcher?.disconnect();
    try {
      old?.teardown();
    } catch {
      // it was down already
    }
  }

  async #start(report: (progress: Progress) => void): Promise<WebContainer> {
    const { origin, reachMs, bootMs } = this.#options;
    await this.check();
    const host = new URL(origin).host;
    report({ text: `Asking ${host} for Node` });
    await this.#reach(host, reachMs);
    report({ text: `Starting Node in WebContainer, from ${host}` });
    const stillStarting = setTimeout(
      () => report({ text: `Still starting Node, from ${host}: the first time takes longest` }),
      Math.min(6000, bootMs / 2),
    );
    const refused = this.#refusedByPolicy();
    try {
      const booted = await within(Promise.race([this.#client(), refused.promise]), bootMs);
      if (booted === LATE) {
        throw new Unavailable('timeout', `WebContainer did not start within ${bootMs / 1000} s`);
      }
      this.#booted = booted;
      this.#watch();
      report({ text: 'Node is ready' });
      return booted;
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      this.#pending = undefined;
      throw new Unavailable('failed', `WebContainer could not start: ${messageOf(error)}`, { cause: error });
    } finally {
      clearTimeout(stillStarting);
      refused.stop();
    }
  }

  /** Rejects if the service does not answer, in which case the client would wait for its frame for ever. */
  async #reach(host: string, ms: number): Promise<void> {
    const answer = await within(
      fetch(`${this.#options.origin}/headless`, {
        mode: 'no-cors',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(ms),
      }).then(
        () => 'reached' as const,
        (error: unknown) =>
          error instanceof DOMException && error.name === 'TimeoutError' ? LATE : ('refused' as const),
      ),
      ms,
    );
    if (answer === LATE) {
      throw new Unavailable('timeout', `${host} did not answer within ${ms / 1000} s`);
    }
    if (answer === 'refused') {
      throw new Unavailable('blocked', `${host} cannot be reached: blocked by the network, or offline`);
    }
  }

  async #client(): Promise<WebContainer> {
    const { WebContainer } = await import('./webcontainer-client.ts');
    if (!this.#pending) {
      this.#pending = WebContainer.boot({ coep: 'require-corp', workdirName: WORKDIR_NAME });
      this.#pending.catch(() => {}); // a late failure, after the limit, was reported as a timeout
      this.#listenForInit();
      return this.#pending;
    }
    const frame = this.#frame();
    // The first promise still listens: load the frame once more for it.
    if (frame && !this.#saidInit) frame.src = String(frame.src);
    return this.#pending;
  }

  #frame(): HTMLIFrameElement | null {
    return document.querySelector(`body > iframe[src^="${this.#options.origin}/headless?"]`);
  }

  #listenForInit(): void {
    if (this.#saidInit) return;
    const receive = ({ origin, data }: MessageEvent<unknown>) => {
      if (origin !== this.#options.origin) return;
      if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'init') return;
      this.#saidInit = true;
      removeEventListener('message', receive);
    };
    addEventListener('message', receive);
  }

  /** Rejects when this site's own content policy forbids the frame. */
  #refusedByPolicy(): { promise: Promise<never>; stop: () => void } {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => {});
    const receive = (event: SecurityPolicyViolationEvent) => {
      if (event.effectiveDirective !== 'frame-src' || !event.blockedURI.startsWith(this.#options.origin))
        return;
      reject(
        new Unavailable('blocked', 'this site’s own content security policy forbids the WebContainer frame', {
          advice: 'Only whoever hosts it can change that.',
          lasting: true,
        }),
      );
    };
    document.addEventListener('securitypolicyviolation', receive);
    return { promise, stop: () => document.removeEventListener('securitypolicyviolation', receive) };
  }

  /** Watches the container's frame: if that is removed, the container is gone, and the client does not tell. */
  #watch(): void {
    this.#watcher?.disconnect();
    this.#watcher = new MutationObserver(() => {
      if (this.#frame()) return;
      this.#watcher?.disconnect();
      this.#onLost('The WebContainer frame was removed from the page');
    });
    this.#watcher.observe(document.body, { childList: true });
  }
}

function frameIsGone(): Unavailable {
  return new Unavailable('failed', 'the WebContainer frame was removed from the page', {
    advice: 'Reload the page to get Node back.',
    lasting: true,
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
