/** Part of the Network Information API (WICG), which Safari and Firefox lack. */
interface NetworkInformation {
  readonly saveData?: boolean;
  /** `slow-2g` to `4g`, as measured. */
  readonly effectiveType?: string;
  /** `cellular` is most often paid by the byte. */
  readonly type?: string;
}

/**
 * Whether the site may download more than the reader asked for: not on a connection that is slow or metered, or that is
 * set to save data. Yes if the browser reports nothing.
 */
export function mayDownloadMore(navigator: object): boolean {
  const { connection = {} } = navigator as { readonly connection?: NetworkInformation };
  const { saveData, effectiveType = '4g', type } = connection;
  return saveData !== true && effectiveType === '4g' && type !== 'cellular';
}
