import { characterWidth, half, seconds, type Label } from './labels.ts';
import { firstAt, type Geometry, type Scene } from './scene.ts';
import type { Sheet } from './shapes.ts';

/** The event loop's row: when it waited; and, through all rows, when a sleep held up the others. */
export function drawWaits(
  sheet: Sheet,
  labels: Label[],
  { timeline, positions, rows, waits, row }: Scene,
  { x, width, rowHeight, middle, bar }: Geometry,
): void {
  const loop = row('loop');
  const center = loop === undefined ? 0 : loop * rowHeight + middle;
  // It ends with the program; beside others, an axis may go on.
  const [begin, end] = [Math.max(0, x(0)), Math.min(width, x(positions.extent))];
  if (loop !== undefined && end > begin) sheet.add('loop', begin, center, end, center);
  let painted = -9;
  for (let index = firstAt(waits, (wait) => x(wait.to), 0); index < waits.length; index += 1) {
    const { from: start, to: end, pause } = waits[index]!;
    const left = x(start);
    const right = x(end);
    if (left > width) break;
    if (right - left < 1 && left - painted < 1.5) continue;
    painted = right;
    const [from, to] = [Math.max(-20, half(left)), Math.min(width + 20, half(right))];
    if (pause.lane === undefined && loop !== undefined) {
      sheet.add('waits', from, center - bar / 2, to - from, bar);
      const room = Math.min(to, width) - Math.max(from, 0);
      const text = room > 40 ? `waits ${seconds(pause.to - pause.from)}` : '';
      if (text && room > text.length * characterWidth + 14)
        labels.push({ x: Math.max(from, 0) + 9, y: center + 4, text });
    } else if (pause.lane !== undefined) {
      const kind = timeline.lanes[pause.lane]?.of;
      // A scheduler that sleeps has nothing else to do; a task that sleeps holds up all the others.
      if (kind !== 'function' && kind !== 'module')
        sheet.add('held-up', from, 0, to - from, rows.length * rowHeight);
    }
  }
}
