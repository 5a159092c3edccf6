/** Whether a version (`3.12.1`) is not older than another (`3.12`). */
export function atLeast(version: string, minimum: string): boolean {
  const [have, want] = [numbers(version), numbers(minimum)];
  for (let n = 0; n < Math.max(have.length, want.length); n += 1) {
    const difference = (have[n] ?? 0) - (want[n] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Whether a version is of one of these series: `3.11.7` is of `3.11`, but not of `3.1`. */
export function isOf(version: string, series: readonly string[]): boolean {
  return series.some((one) => version === one || version.startsWith(`${one}.`));
}

function numbers(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}
