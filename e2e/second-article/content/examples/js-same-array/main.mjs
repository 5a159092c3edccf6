// Are two arrays with the same content ===?
const a = [1, 2];
const b = [1, 2];
console.log('the same:', a === b);
console.log('itself:', a === a);
