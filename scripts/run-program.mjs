// Runs a program of tests/ in Node, with the built pages: `npm run build` comes first.
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleProgram } from './bundle-program.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Bundles the program, named by its path in the project, and runs it. */
export async function runProgram(source) {
  const outfile = join(root, 'build/programs', `${basename(source, '.ts')}.js`);
  await bundleProgram(join(root, source), outfile, {
    // The servers find the built pages from where their source is.
    'import.meta.url': JSON.stringify(pathToFileURL(join(root, dirname(source), 'x.ts')).href),
  });
  await import(pathToFileURL(outfile).href);
}
