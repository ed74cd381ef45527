// Builds what `npm pack` in core/engine packs: core/engine/build/, plain JavaScript, its types and engine.wasm.
import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildEngine } from './build-engine.mjs';

const LOADER_NOTICE =
  '/*! Holds @assemblyscript/loader, Apache-2.0, Daniel Wirtz and contributors: https://github.com/AssemblyScript/assemblyscript */';

/** Builds the package's folder anew; `build/engine.wasm` must be there. */
export async function buildPackage(root) {
  const source = join(root, 'core/engine');
  const folder = join(source, 'build');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['core/engine/index.ts'],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'esm',
    target: 'es2022',
    banner: { js: LOADER_NOTICE },
    logLevel: 'warning',
  });
  await copyFile(join(root, 'build/engine.wasm'), join(folder, 'engine.wasm'));
  await writeTypes(root, source, folder);
}

/** Writes a .d.ts a source file; they import each other as `.js`, which every module resolution finds. */
async function writeTypes(root, source, folder) {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const project = ['--project', source, '--rootDir', source, '--outDir', folder];
  const single = [
    '--declaration',
    '--composite',
    'false',
    '--incremental',
    'false',
    '--tsBuildInfoFile',
    'null',
  ];
  execFileSync(process.execPath, [compiler, ...project, ...single], { stdio: 'inherit' });
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll(/(from '\.\/[\w-]+)\.ts'/g, "$1.js'"));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  buildEngine(root);
  await buildPackage(root);
}
