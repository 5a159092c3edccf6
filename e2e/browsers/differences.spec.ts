/**
 * In what this browser differs is as `differences.json` says. `DIFFERENCES=record` writes it, and the README's table: to
 * forget what the same version answered before, take it out of the file first.
 */
import { answerOf, probes, readAnswers, wasRecorded, writeAnswers } from './differences.ts';
import { expect, test } from './engine-story.ts';

test('differs from other browsers as the README says', async ({ driver, engines }, { project }) => {
  const version = /(?<=WebKitGTK )\d+\.\d+|\d+/.exec(driver.browser)?.[0] ?? '';
  const recorded = readAnswers()[project.name];
  const records = process.env['DIFFERENCES'] === 'record';
  test.skip(
    !records && recorded?.version !== version,
    `${driver.browser}: what is recorded is of another version`,
  );
  const answers: Record<string, string> = {};
  for (const { what, engine, program } of probes) {
    answers[what] = answerOf(await engines.run(engine, program, { stopAt: 60_000 }));
  }
  if (records) writeAnswers(project.name, version, answers);
  else {
    const others = Object.entries(answers).filter(
      ([what, answer]) => !wasRecorded(recorded?.answers[what], answer),
    );
    expect(others, `answered otherwise than ${JSON.stringify(recorded?.answers)}`).toEqual([]);
  }
});
