/** What a browser tells of its line; Safari and Firefox tell nothing. */
interface Line {
  readonly saveData?: boolean;
  /** `slow-2g` to `4g`, by what was measured. */
  readonly effectiveType?: string;
  /** `cellular` is most often paid by the byte. */
  readonly type?: string;
}

/** Whether more may be taken than a reader has asked for: not on a line that is slow, metered, or saves data. */
export function mayTakeMore(navigator: object): boolean {
  const { connection = {} } = navigator as { readonly connection?: Line };
  const { saveData, effectiveType = '4g', type } = connection;
  return saveData !== true && effectiveType === '4g' && type !== 'cellular';
}
