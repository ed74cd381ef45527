// Serves the built pages by HTTPS on this machine, as Excel asks for: npm run start:https, at https://localhost:3000.
// The certificate is the one that `npx office-addin-dev-certs install` makes this machine trust; CERT and KEY name another.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const certificates = join(homedir(), '.office-addin-dev-certs');
const cert = process.env.CERT || join(certificates, 'localhost.crt');
const key = process.env.KEY || join(certificates, 'localhost.key');
const port = Number(process.env.PORT || 3000);

if (!existsSync(cert) || !existsSync(key)) {
  console.error(
    `No certificate at ${cert}. Make one that this machine trusts: npx office-addin-dev-certs install`,
  );
  process.exitCode = 1;
} else {
  const outfile = join(root, 'build/https-app.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['server/http/app.ts'],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { createApp } = await import(pathToFileURL(outfile).href);
  const app = createApp({ workbenchFolder: join(root, 'build/workbench') });
  createServer({ cert: readFileSync(cert), key: readFileSync(key) }, app).listen(port, 'localhost', () => {
    console.log(`Kontera for Excel: https://localhost:${port}/taskpane.html`);
  });
}
