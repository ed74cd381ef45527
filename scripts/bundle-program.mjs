// Puts a program of the project into one file that Node runs; packages stay in node_modules.
import { build } from 'esbuild';

/** `define`: names that are replaced by expressions. */
export async function bundleProgram(source, outfile, define = {}) {
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    define,
    logLevel: 'warning',
  });
}
