import { duplicates } from './duplicates.ts';
import { contentFolder } from './folders.ts';
import type { Prediction } from './predictions.ts';
import type { Section } from './sections.ts';

/** Predictions that no section asks, that are asked twice or do not exist, and numbers in them that a new section makes wrong. */
export function predictionFaults(
  predictions: readonly Prediction[],
  sections: readonly Section[],
): readonly string[] {
  const known = new Set(predictions.map(({ id }) => id));
  const asked = sections.flatMap(({ shown }) => shown.predictions);
  return [
    ...predictions
      .filter(
        ({ id, section }) =>
          !sections.some(({ slug, shown }) => slug === section && shown.predictions.includes(id)),
      )
      .map(
        ({ id, file, section }) =>
          `${file}: the section "${section}" does not ask "${id}"; put <Predict id="${id}"> there`,
      ),
    ...predictions.flatMap(({ id, file, question, choices, text }) =>
      [...JSON.stringify({ question, choices, text }).matchAll(/\b[Ss]ections? \d+\b/g)].map(
        ([name]) =>
          `${file}, "${id}": "${name}" is wrong as soon as a section comes before it; say what is there instead`,
      ),
    ),
    ...sections.flatMap(({ file, shown }) =>
      shown.predictions
        .filter((id) => !known.has(id))
        .map(
          (id) =>
            `${file}: no prediction "${id}"; expected an entry in a file of ${contentFolder}/predictions/`,
        ),
    ),
    ...duplicates([...predictions.map(({ id }) => id)]).map(
      (id) => `${contentFolder}/predictions/: "${id}" is there twice; give each its own id`,
    ),
    ...duplicates(asked).map(
      (id) =>
        `${sections
          .filter(({ shown }) => shown.predictions.includes(id))
          .map(({ file }) => file)
          .join(' and ')}: the prediction "${id}" is asked twice; ask it once`,
    ),
  ];
}
