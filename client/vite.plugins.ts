// Bundles each plugins/<id>/view/index.ts into one ES module <out>/<id>/view.js that imports nothing:
// lit and the parts come through the kit. What the leads and the wall alone draw lies in leads.js beside it. Its words lie beside it as words/en.json.
//   node vite.plugins.ts is not run by itself: build.mjs calls `buildViews(out)`.
import { cp, readdir } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { thinTemplates } from './vite.thin.ts';

const plugins = path.resolve(import.meta.dirname, '../plugins');

export async function viewIds(): Promise<string[]> {
  const entries = await readdir(plugins, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory() && existsSync(path.join(plugins, entry.name, 'view/index.ts'))).map((entry) => entry.name).sort();
}

export async function buildViews(out: string): Promise<void> {
  for (const id of await viewIds()) {
    await build({
      configFile: false,
      root: path.join(plugins, id),
      logLevel: 'warn',
      plugins: [thinTemplates()],
      build: {
        target: ['es2020', 'safari16'],
        lib: { entry: path.join(plugins, id, 'view/index.ts'), formats: ['es'], fileName: () => 'view.js' },
        outDir: path.join(out, id),
        emptyOutDir: false,
        minify: true,
        // What both parts use lies in view.js, which is there already when the other comes.
        rolldownOptions: { preserveEntrySignatures: 'allow-extension', output: { chunkFileNames: '[name].js', minify: true } },
        reportCompressedSize: false,
      },
    });
    const words = path.join(plugins, id, 'words');
    if (existsSync(words)) await cp(words, path.join(out, id, 'words'), { recursive: true });
  }
}
