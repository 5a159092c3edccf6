/// <reference types="vitest/config" />
import { getViteConfig } from 'astro/config';

export default getViteConfig({
  test: {
    include: ['src/**/*.test.ts', 'e2e/**/*.test.ts'],
    passWithNoTests: false,
    // One process for all files: what each loads, above all Python, is loaded once. A test puts back what it replaces.
    isolate: false,
    // fast-check takes seconds to prepare its first string of any characters; that is no fault of what it tests.
    testTimeout: 20_000,
  },
});
