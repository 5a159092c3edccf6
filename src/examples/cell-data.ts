import type { Recording } from './example.ts';
import type { Language } from '../runtime/runtime.ts';

/** What the page hands to a cell that wakes up, as JSON inside it. */
export interface CellData {
  /** The example's id; the element's own id has a suffix when an example is on a page twice. */
  readonly id: string;
  readonly title: string;
  readonly language: Language;
  readonly entry: string;
  readonly files: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Engines in the order in which they are tried, with the words for a switch. */
  readonly engines: readonly { readonly name: string; readonly title: string }[];
  /** Regular expressions; what they match may differ from run to run. */
  readonly varies: readonly string[];
  readonly recording?: Recording;
}

/**
 * The same, on its way: files and recorded output that the cell shows letter for letter are not sent a second time.
 */
export type SentCellData = Omit<CellData, 'files' | 'recording'> &
  Partial<Pick<CellData, 'files'>> & {
    readonly recording?: Omit<Recording, 'output'> & Partial<Pick<Recording, 'output'>>;
  };
