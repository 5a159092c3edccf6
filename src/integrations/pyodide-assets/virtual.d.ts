/** Where one version's files are; made by the pyodide-assets integration. */
declare module 'virtual:pyodide-assets/*' {
  const assets: import('../../engines/pyodide/assets.ts').PythonAssets;
  export default assets;
}
