// The promised changes, in the order of content/try-this.yaml: fetched when a reader makes the first one.
import type { APIRoute } from 'astro';
import type { PromisedChange } from '../examples/promised-change.ts';
import { loadTrials } from '../site/try-this.ts';

export const GET: APIRoute = () =>
  Response.json(
    loadTrials().map(({ example, change, prints, never, same }): PromisedChange => ({
      example,
      change,
      prints,
      never,
      same,
    })),
  );
