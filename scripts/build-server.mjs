// Builds the server process into build/server/main.js; its packages stay in node_modules.
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the server's own files. */
export async function buildServer(root) {
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts'],
    outfile: join(root, 'build/server/main.js'),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
}
