// The four pages and the unit tests. The views of activities are built apart (vite.plugins.ts).
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { thinTemplates } from './vite.thin.ts';

const here = import.meta.dirname;

export default defineConfig({
  root: here,
  base: '/',
  plugins: [thinTemplates()],
  // The view kit lies outside this folder as well, where a plain search would not find the packages.
  resolve: { alias: [{ find: /^lit$/, replacement: path.join(here, 'node_modules/lit/index.js') }, { find: /^lit\//, replacement: `${path.join(here, 'node_modules/lit')}/` }] },
  // The views lie outside this folder, and so do their tests.
  server: { fs: { allow: [path.resolve(here, '..')] } },
  build: {
    target: ['es2020', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: false,
    emptyOutDir: true,
    reportCompressedSize: false,
    // What makes office files is large, and comes to a lead's laptop when one is asked for.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: {
        index: path.join(here, 'index.html'),
        facilitate: path.join(here, 'facilitate.html'),
        wall: path.join(here, 'wall.html'),
        start: path.join(here, 'start.html'),
      },
    },
  },
  test: {
    alias: [{ find: /^vitest$/, replacement: path.join(here, 'node_modules/vitest/dist/index.js') }],
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', '../plugins/sdk/tests/*.test.ts', '../plugins/*/view/**/*.test.ts', 'browser/**/*.unit.test.ts'],
    restoreMocks: true,
  },
});
