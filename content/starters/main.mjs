const sleep = (s) => new Promise((done) => setTimeout(done, 1000 * s));

async function speak(word, delay) {
  await sleep(delay);
  console.log(word);
}

await Promise.all([speak('yield', 1), speak('await', 0.5)]);
