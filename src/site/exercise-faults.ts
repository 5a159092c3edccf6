import { EXERCISES_FOLDER, type Exercise } from './exercises.ts';
import type { Section } from './sections.ts';

/** Where exercises do not fit sections and examples, one sentence each. Their tests are proved elsewhere, by running. */
export function exerciseFaults(
  exercises: readonly Exercise[],
  sections: readonly Pick<Section, 'slug' | 'file' | 'body'>[],
  exampleIds: readonly string[],
): readonly string[] {
  const orders = exercises.map(({ order }) => order);
  const missing = orders.map((_, n) => n + 1).find((n) => !orders.includes(n));
  const faults = exercises.flatMap(({ id, section, meanings, wrong }) => {
    const folder = `${EXERCISES_FOLDER}/${id}`;
    const home = sections.find(({ slug }) => slug === section);
    const shows = `<WriteIt section="${section}" />`;
    return [
      ...(home === undefined
        ? [`${folder}/exercise.yaml: no section has the slug "${section}"; correct "section"`]
        : home.body.includes(shows)
          ? []
          : [`${home.file} does not show the exercise "${id}"; put ${shows} there`]),
      ...(exampleIds.includes(id)
        ? [`${folder}/: an example has this id, too, and both have a page /x/${id}/; rename one`]
        : []),
      ...Object.keys(meanings)
        .filter((name) => !(name in wrong))
        .map((name) => `${folder}/: no program takes the wrong turn "${name}"; write wrong/${name}.py`),
      ...Object.keys(wrong)
        .filter((name) => !(name in meanings))
        .map((name) => `${folder}/wrong/${name}.py: say under "meanings" what "${name}" means, or remove it`),
    ];
  });
  if (missing === undefined) return faults;
  const given = exercises.map(({ id, order }) => `${id} ${order}`).join(', ');
  return [
    ...faults,
    `${EXERCISES_FOLDER}/: none has the "order" ${missing}; give them 1 to ${orders.length}, each once (${given})`,
  ];
}
