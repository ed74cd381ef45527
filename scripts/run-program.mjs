// Runs a program of tests/ in Node, with the built pages: `npm run build` comes first.
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the program, named by its path in the project, and runs it. */
export async function runProgram(source) {
  const outfile = join(root, 'build/programs', `${basename(source, '.ts')}.js`);
  await build({
    entryPoints: [join(root, source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // The servers find the built pages from where their source is.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, dirname(source), 'x.ts')).href) },
    logLevel: 'warning',
  });
  await import(pathToFileURL(outfile).href);
}
