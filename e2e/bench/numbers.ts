/** The median; of an even number of values the greater one of the two in the middle. */
export function median(values: readonly number[] = []): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A value with its unit, tenths only below ten; an empty text for what was not measured. */
export function show(value: number, unit: string): string {
  return Number.isNaN(value) ? '' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
