import type { Language } from '../runtime/runtime.ts';

/** The file with which a program of each language starts. */
export const entryFiles: Readonly<Record<Language, string>> = { python: 'main.py', javascript: 'main.mjs' };
