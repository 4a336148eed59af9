import js from '@eslint/js';
import officeAddins from 'eslint-plugin-office-addins';
import typescript from 'typescript-eslint';

/**
 * Who may import whom. Each layer names the folders it must not reach, and what to do instead; imports
 * run one way only.
 */
const LAYERS = [
  {
    files: ['src/core/**'],
    forbid: ['forms', 'regions', 'words', 'xlsx', 'excel', 'batch', 'panel', 'taskpane', 'page'],
    instead:
      'The core knows no register, no place, no language and no platform: take what you need as a parameter typed in src/core.',
  },
  {
    files: ['src/forms/**', 'src/regions/**', 'src/words/**'],
    forbid: ['xlsx', 'excel', 'batch', 'panel', 'taskpane', 'page'],
    instead: 'Data only: import types of src/core; what works on the data belongs to the core.',
  },
  {
    files: ['src/xlsx/**', 'src/excel/**'],
    forbid: ['forms', 'regions', 'words', 'batch', 'panel', 'taskpane', 'page'],
    instead: 'A host turns bytes or Office.js into a Sheet and back: hand it the Sheet.',
  },
  {
    files: ['src/batch/**'],
    forbid: ['excel', 'panel', 'taskpane', 'page'],
    instead: 'The batch runs without a screen: what both need belongs to the core.',
  },
  {
    files: ['src/panel/**'],
    forbid: ['xlsx', 'excel', 'batch', 'work', 'taskpane', 'page'],
    instead: 'The panel is one for all places: add what you need to its host interface.',
  },
  {
    files: ['src/work/**'],
    forbid: ['excel', 'batch', 'taskpane', 'page'],
    instead:
      'The workers know neither Excel nor a page: they keep the engine that src/panel asks for.',
  },
  {
    files: ['src/taskpane/**'],
    forbid: ['batch', 'page'],
    instead: 'The task pane wires the panel to Excel: share through src/panel.',
  },
  {
    files: ['src/page/**'],
    forbid: ['batch', 'excel', 'taskpane'],
    instead: 'The page wires the panel to files: share through src/panel.',
  },
];

const NO_TEST = {
  group: ['**/test/**'],
  message: 'Nobody imports test: move what both need into src.',
};

const layers = LAYERS.map(({ files, forbid, instead }) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          NO_TEST,
          { group: forbid.map((folder) => `**/${folder}/**`), message: instead },
          ...(files.some((folder) =>
            /core|forms|regions|words|panel|work|xlsx|excel|page|taskpane/.test(folder),
          )
            ? [
                {
                  group: ['node:*'],
                  message: 'This runs in a browser too: let the host pass it in.',
                },
              ]
            : []),
        ],
      },
    ],
  },
}));

export default typescript.config(
  // src/kernel is AssemblyScript: its compiler checks it.
  { ignores: ['dist/**', 'demo/**', 'node_modules/**', 'coverage/**', 'src/kernel/**'] },
  js.configs.recommended,
  ...typescript.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  ...layers,
  {
    files: ['src/excel/**', 'src/taskpane/**'],
    plugins: { 'office-addins': officeAddins },
    rules: officeAddins.configs.recommended.rules ?? {},
  },
  {
    // Data and case tables grow with the field, not with the code.
    files: ['src/forms/**', 'src/words/**', 'src/regions/**', '**/*-table.ts', '**/area-codes.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // A component is one screen of mark-up, an element a line.
    files: ['src/panel/**/*.tsx'],
    rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true }] },
  },
  {
    // Runs in Internet Explorer before any bundle, to say that the pane cannot.
    files: ['src/panel/guard.js'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: {
      ecmaVersion: 5,
      sourceType: 'script',
      globals: { window: 'readonly', document: 'readonly', setTimeout: 'readonly' },
    },
    rules: { '@typescript-eslint/no-unused-vars': 'off', 'no-var': 'off' },
  },
  {
    // A test file is a list of sentences; a describe block is no function to be read as one.
    files: ['test/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['*.config.js', '*.config.ts', 'scripts/*.js'],
    extends: [typescript.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { 'no-restricted-exports': 'off', 'max-lines-per-function': 'off' },
  },
);
