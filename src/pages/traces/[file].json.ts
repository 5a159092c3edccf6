// The recorded runs behind the timelines, one file each: fetched when a timeline is opened, so that no page carries them.
import type { APIRoute, GetStaticPaths } from 'astro';
import { readTraceEvents } from '../../runtime/read-trace-events.ts';
import { loadExamples, loadTrace } from '../../site/examples.ts';

export const getStaticPaths: GetStaticPaths = () =>
  loadExamples().flatMap(({ id, timeline }) => {
    const trace = timeline ? loadTrace(id) : undefined;
    return trace ? [{ params: { file: `${id}.${trace.engine.name}` }, props: { trace } }] : [];
  });

export const GET: APIRoute = ({ props, params }) => {
  const { trace } = props as { trace: { events: unknown; elapsed?: number } };
  const events = readTraceEvents(trace.events);
  if (Array.isArray(trace.events) && events.length !== trace.events.length) {
    throw new Error(`${params['file']}.trace.json has events that are none: run npm run record`);
  }
  return new Response(JSON.stringify({ elapsed: trace.elapsed, events }), {
    headers: { 'content-type': 'application/json' },
  });
};
