/**
 * When storage is full, Starlight's theme picker would throw before it adds its listeners. With this, the theme is not
 * stored and holds for this page. Runs before the picker's script: see page-scripts.ts.
 */
const { setItem } = Storage.prototype;

Storage.prototype.setItem = function (key, value) {
  try {
    setItem.call(this, key, value);
  } catch (full) {
    if (key !== 'starlight-theme') throw full;
  }
};

export {};
