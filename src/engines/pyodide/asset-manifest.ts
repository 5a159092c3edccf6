/** One file that the page fetches. */
export interface AssetFile {
  readonly file: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** The engine's files, as the pyodide-assets integration made them. */
export interface AssetManifest {
  /** Name of the folder; changes whenever a byte in it does. */
  readonly folder: string;
  readonly files: Readonly<Record<'asm' | 'wasm' | 'core' | 'more' | 'sources', AssetFile>>;
}
