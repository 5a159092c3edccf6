import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import ts from 'typescript-eslint';

// The formatter decides layout; these rules are for mistakes.
export default ts.config(
  {
    ignores: [
      'dist',
      '.astro',
      '.cache',
      'node_modules',
      'test-results',
      '**/content/examples',
      '**/content/starters',
    ],
  },
  js.configs.recommended,
  { files: ['*.mjs'], languageOptions: { globals: { process: 'readonly', URL: 'readonly' } } },
  {
    // The peer that the engine is measured against runs in a worker.
    files: ['e2e/bench/plain/*.mjs'],
    languageOptions: { globals: { URL: 'readonly', postMessage: 'readonly', onmessage: 'writable' } },
  },
  ...ts.configs.recommended,
  ...astro.configs.recommended,
  {
    files: ['**/*.ts'],
    ignores: ['**/*.d.ts'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.worker.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // The compiler knows every name; a second, weaker opinion only misleads.
    files: ['**/*.ts', '**/*.astro'],
    rules: { 'no-undef': 'off' },
  },
);
