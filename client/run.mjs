// Runs one TypeScript file of this folder: node run.mjs browser/look.ts [words...]. The file exports `main`.
import path from 'node:path';
import { runnerImport } from 'vite';

const [file, ...words] = process.argv.slice(2);
if (!file) throw new Error('say which file');
const { module } = await runnerImport(path.resolve(import.meta.dirname, file));
await module.main(words);
