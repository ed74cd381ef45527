// Lets a step of the build call the project's own code.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Bundles modules of the project into build/NAME.mjs and imports it; `contents` exports what is wanted of them. */
export async function importSource(root, name, contents) {
  const outfile = join(root, 'build', `${name}.mjs`);
  await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
