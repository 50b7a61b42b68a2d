import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Rules of the house that a linter can see; test/house holds the rest. */
const house = {
  'max-lines': ['error', { max: 250 }],
  'max-lines-per-function': ['error', { max: 50 }],
  'max-params': ['error', 5],
  // A switch over a union is one decision, however many members the union has.
  complexity: ['error', { max: 15, variant: 'modified' }],
  eqeqeq: 'error',
  'no-console': 'error',
  'no-param-reassign': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'no-restricted-syntax': [
    'error',
    { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
    { selector: 'TSEnumDeclaration', message: 'Node runs the sources as they are; use a union of literals.' },
  ],
};

/** Names a browser page may use without importing them. */
const browserNames = Object.fromEntries(
  (
    'AbortController AbortSignal CustomEvent DOMParser FileReader Document DocumentFragment Element Event EventSource ' +
    'EventTarget FormData HTMLElement IntersectionObserver Intl KeyboardEvent MutationObserver Node Notification ' +
    'ResizeObserver URL URLSearchParams clearInterval clearTimeout console customElements crypto document fetch ' +
    'getComputedStyle history localStorage location matchMedia navigator performance queueMicrotask ' +
    'requestAnimationFrame cancelAnimationFrame sessionStorage setInterval setTimeout structuredClone window'
  )
    .split(' ')
    .map((name) => [name, 'readonly']),
);

export default defineConfig(
  { ignores: ['.usher/', 'coverage/', 'dist/', 'devTools/', 'screenshots/', '**/*.min.js', '**/vendor/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  { rules: house },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // The Bot Framework has classes where we hand over objects of the same shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // A default that hands the rest on is typed by what it hands to, so nothing is forgotten there either.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A number prints as one would expect; only what prints as [object Object] is a mistake.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['src/sandbox/web/**/*.js'],
    languageOptions: { globals: browserNames },
  },
  {
    files: ['scripts/**/*.mjs', 'scripts/**/*.js', '*.config.js', 'jest.global*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['AbortController', 'AbortSignal', 'Buffer', 'URL', 'console', 'fetch', 'process'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
  {
    // Programs whose output is for the person or the test that started them.
    files: ['scripts/**', 'bench/**', 'test/support/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.js', 'jest.global*.js'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A `describe` around many short tests is not a long function; test/house counts the tests themselves.
      'max-lines-per-function': 'off',
      // A test hands over incomplete and wrong things on purpose, and takes answers apart without a schema.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  prettier,
);
