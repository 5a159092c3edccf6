// The recorded runs behind the timelines, one file each: fetched when a timeline is opened, so that no page carries them.
import type { APIRoute, GetStaticPaths } from 'astro';
import { loadExamples, loadTrace } from '../../site/examples.ts';
import { hasLiveTimeline } from '../../site/engines.ts';
import { traceAsset } from '../../site/trace-asset.ts';

export const getStaticPaths: GetStaticPaths = () =>
  loadExamples().flatMap(({ id, engines, timeline }) => {
    const trace = timeline && hasLiveTimeline(engines) ? loadTrace(id) : undefined;
    return trace ? [{ params: { file: `${id}.${trace.engine.name}` }, props: { id } }] : [];
  });

export const GET: APIRoute = ({ props }) =>
  new Response(traceAsset(String(props['id'])), { headers: { 'content-type': 'application/json' } });
