// Takes the pictures of docs/images that show Kontera inside an ERP: `npm run build`, then this.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(root, 'build/demo-erp/tests/e2e/embed/screenshots.js');
await build({
  entryPoints: [join(root, 'tests/e2e/embed/screenshots.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  // The servers find the built pages from where their source is.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'tests/e2e/embed/x.ts')).href) },
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
