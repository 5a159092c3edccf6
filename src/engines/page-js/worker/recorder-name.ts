/** The recorder's name in the worker of a traced program. No program has such a name of its own. */
export const recorder = '\u02b9trace';
