// Builds the program that makes office files without a page: one module for node that brings all it needs.
import path from 'node:path';
import { build } from 'vite';

const here = import.meta.dirname;

export const buildPapers = (out) => build({
  configFile: false,
  root: here,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    target: 'node20',
    ssr: path.join(here, 'src/papers/node.ts'),
    outDir: out,
    emptyOutDir: true,
    minify: true,
    copyPublicDir: false,
    rollupOptions: { output: { entryFileNames: 'papers.mjs', codeSplitting: false } },
  },
});
