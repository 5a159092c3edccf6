import { loadPyodide } from './pyodide.mjs';

const starting = loadPyodide({
  indexURL: new URL('.', import.meta.url).href,
  stdout: (text) => postMessage({ type: 'line', text }),
});
starting.then(() => postMessage({ type: 'ready' }));
onmessage = async ({ data }) => {
  const pyodide = await starting;
  await pyodide.runPythonAsync(data);
  postMessage({ type: 'done' });
};
