// ESLint for the pages and the activities' views. Run from the top of the repository, so that both lie
// under one base path: `npm run lint` and `script/lint` do.
import path from 'node:path';
import tseslint from 'typescript-eslint';

const root = path.resolve(import.meta.dirname, '..');

// What a person typed must never be read as markup.
const markupProperties = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc'].map((property) => ({
  property,
  message: 'Text becomes markup here. Render with a lit template, or use textContent.',
}));

// A page on plain HTTP in a hall is not a secure context: these are missing there.
const missingOnPlainHttp = [
  ['crypto', 'subtle'],
  ['crypto', 'randomUUID'],
  ['navigator', 'clipboard'],
  ['navigator', 'wakeLock'],
  ['navigator', 'locks'],
  ['navigator', 'share'],
  ['navigator', 'mediaDevices'],
  ['navigator', 'serviceWorker'],
].map(([object, property]) => ({
  object,
  property,
  message: 'Missing on plain HTTP, which is how most phones reach us.',
}));
// The rule above sees `crypto.subtle`; this one `window.crypto.subtle`.
const missingBehindWindow = missingOnPlainHttp.map(({ object, property, message }) => ({
  selector: `MemberExpression[object.property.name='${object}'][property.name='${property}']`,
  message,
}));

const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a name is found by searching.',
};
const everywhere = [
  {
    selector:
      'ImportDeclaration[source.value=/^\\.{1,2}\\/(.*\\/)?[^./?]+$/], ' +
      'ExportNamedDeclaration[source.value=/^\\.{1,2}\\/(.*\\/)?[^./?]+$/]',
    message: 'Write the file extension.',
  },
];
const pages = [
  {
    selector: 'TemplateElement[value.raw=/[.](innerHTML|outerHTML|srcdoc)=/]',
    message: 'Text becomes markup here. Use a lit template.',
  },
  {
    selector: 'TemplateElement[value.raw=/\\sstyle=["\'][^"\']/]',
    message: 'The content security policy blocks style attributes. Use a class or styleMap.',
  },
  ...missingBehindWindow,
];

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/generated/', 'build/', '**/*.d.ts'] },
  ...tseslint.configs.strict,
  {
    rules: {
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      'no-restricted-syntax': ['error', defaultExport, ...everywhere],
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { project: ['client/tsconfig.json'], tsconfigRootDir: root },
    },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['client/src/**', 'plugins/*/view/**'],
    rules: {
      'no-restricted-syntax': ['error', defaultExport, ...everywhere, ...pages],
      'no-restricted-properties': [
        'error',
        ...markupProperties,
        { object: 'document', property: 'write', message: 'Use a lit template.' },
        { object: 'document', property: 'writeln', message: 'Use a lit template.' },
        ...missingOnPlainHttp,
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'lit/directives/unsafe-html.js', message: 'Text becomes markup here.' },
            { name: 'lit/directives/unsafe-svg.js', message: 'Text becomes markup here.' },
            { name: 'lit/static-html.js', message: 'Text becomes markup here.' },
          ],
        },
      ],
    },
  },
  {
    // Their readers ask for a default export.
    files: ['**/*.config.{js,ts}', 'client/vite*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
);
