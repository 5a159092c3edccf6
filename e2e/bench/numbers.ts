/** The middle one. */
export function median(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** With its unit, and as many digits as mean something; nothing for what was not measured. */
export function show(value: number, unit: string): string {
  return Number.isNaN(value) ? '' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
