const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds));

async function speak(word, delay) {
  await sleep(delay);
  console.log(word);
}

await Promise.all([speak('yield', 1), speak('await', 0.5)]);
