import { size } from '../../output/outcome-words.ts';
import { engine } from '../../runtime/registry.ts';
import type { CodeCell } from '../cell/code-cell.ts';

/** Says in the cell what the engine that was chosen has to load first, and what it lacks. Never rejects. */
export async function explainEngine(cell: CodeCell): Promise<void> {
  const name = cell.engine;
  if (cell.version === undefined) return;
  const title = cell.choices.get(name) ?? name;
  try {
    const runtime = await engine(name);
    const download = await runtime.download?.();
    if (cell.engine !== name) return;
    const lacks = runtime.identity.untraced;
    const what =
      download === undefined || download.kept
        ? `${title} is on this device.`
        : `${title} has to be loaded first: ${size(download.bytes)}, once.`;
    cell.sayOfEngine({ what, ...(lacks === undefined ? {} : { advice: lacks }), actions: [] });
  } catch {
    // The next run says why it cannot be had.
  }
}
