// Builds the figures for partners into build/kpi/kpi.js: one module for Node and browsers; engine.wasm is handed to it.
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles core/kpi. */
export async function buildKpi(root) {
  await build({
    absWorkingDir: root,
    entryPoints: ['core/kpi/index.ts'],
    outfile: join(root, 'build/kpi/kpi.js'),
    bundle: true,
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  });
}
