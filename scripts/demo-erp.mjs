// Serves a pretended ERP with Kontera inside: `npm run demo:erp`, after `npm run build`. PORT changes its port (3010).
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const outfile = join(root, 'build/demo-erp/tests/e2e/embed/demo-program.js');
await build({
  entryPoints: [join(root, 'tests/e2e/embed/demo-program.ts')],
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
