// Builds the `kontera` command into build/cli/kontera.js: one executable file, its packages inside.
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the command line. It looks for `build/engine.wasm` and `build/server/main.js` beside it when it runs. */
export async function buildCli(root) {
  const outfile = join(root, 'build/cli/kontera.js');
  await build({
    absWorkingDir: root,
    entryPoints: ['cli/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: '#!/usr/bin/env node' },
    sourcemap: true,
    logLevel: 'warning',
  });
  await chmod(outfile, 0o755);
}
