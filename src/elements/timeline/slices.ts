/** Work in one piece takes at most about so long, ms: a frame has room for it. */
const piece = 8;

/** After the next frame; in a page that is not in sight no frame ever comes. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });
}

let lastOpened = Promise.resolve();

/** The cells of a comparison open one after the other, a frame for each. */
export function turnToOpen(): Promise<void> {
  return (lastOpened = lastOpened.then(nextFrame));
}

/** Does something with a long list part by part, and lets the page draw in between. */
export async function inSlices<T, R>(
  list: readonly T[],
  size: number,
  work: (part: readonly T[]) => readonly R[],
): Promise<R[]> {
  const results: R[] = [];
  let begun = performance.now();
  for (let at = 0; at < list.length; at += size) {
    if (performance.now() - begun > piece) {
      await nextFrame();
      begun = performance.now();
    }
    results.push(...work(list.slice(at, at + size)));
  }
  return results;
}
