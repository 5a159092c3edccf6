/**
 * Where storage is full, Starlight's picker would not get as far as to listen: the theme is then not written down, and holds
 * for this page. It comes before the picker's script: see page-scripts.ts.
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
