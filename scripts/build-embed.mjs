// Builds what stands inside an ERP: the page for its iframe into build/workbench/, and into build/embed/ what a host takes
// along, under names that stay: the element with its worker and engine, and the host's side of the protocol.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { copyHashed } from './copy-hashed.mjs';

const SHARED = {
  bundle: true,
  target: 'es2022',
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  logLevel: 'warning',
};

/** Builds both; `build/engine.wasm` and `build/workbench/` must be there. */
export async function buildEmbed(root) {
  await buildPage(root, join(root, 'build/workbench'));
  await buildHostFiles(root, join(root, 'build/embed'));
}

async function buildPage(root, folder) {
  const entries = {
    script: 'extension/embed/frame.ts',
    worker: 'extension/embed/worker.ts',
    style: 'extension/embed/embed.css',
  };
  const { metafile } = await build({
    ...SHARED,
    absWorkingDir: root,
    entryPoints: Object.values(entries),
    outdir: join(folder, 'assets'),
    entryNames: '[dir]-[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    outbase: 'extension',
    splitting: true,
    format: 'esm',
    metafile: true,
  });
  const outputs = Object.entries(metafile.outputs);
  const nameOf = (entry) => {
    const output = outputs.find(([, { entryPoint }]) => entryPoint === entry);
    if (!output) throw new Error(`esbuild made nothing of ${entry}`);
    return relative(folder, join(root, output[0])).replaceAll('\\', '/');
  };
  const names = {
    ...Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, nameOf(entry)])),
    engine: await copyHashed(join(root, 'build/engine.wasm'), folder),
    icon: await copyHashed(join(root, 'extension/workbench/icon.svg'), folder),
  };
  // The page is served at /embed/TENANT, one level below the assets.
  const page = await readFile(join(root, 'extension/embed/embed.html'), 'utf8');
  const filled = page.replaceAll(/\{\{(\w+)\}\}/g, (mark, name) =>
    names[name] ? `../${names[name]}` : mark,
  );
  await writeFile(join(folder, 'embed.html'), filled);
}

async function buildHostFiles(root, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    ...SHARED,
    absWorkingDir: root,
    entryPoints: {
      'kontera-coding': 'extension/embed/element.ts',
      'kontera-coding-worker': 'extension/embed/worker.ts',
      'connect-kontera': 'extension/embed/connect-kontera.ts',
    },
    outdir: folder,
    chunkNames: 'kontera-[name]-[hash]',
    splitting: true,
    format: 'esm',
  });
  // For hosts that know scripts but no modules: Business Central's control add-ins.
  await build({
    ...SHARED,
    absWorkingDir: root,
    entryPoints: { 'connect-kontera.script': 'extension/embed/connect-kontera.ts' },
    outdir: folder,
    format: 'iife',
    globalName: 'Kontera',
  });
  await copyFile(join(root, 'build/engine.wasm'), join(folder, 'engine.wasm'));
}
