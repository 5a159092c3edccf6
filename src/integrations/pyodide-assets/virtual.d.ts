/** Where the engine's files are; made by the pyodide-assets integration. */
declare module 'virtual:pyodide-assets' {
  const assets: import('../../engines/pyodide/asset-manifest.ts').AssetManifest & {
    /** Path of the folder, with a slash at the end. */
    readonly base: string;
  };
  export default assets;
}
