// Draws extension/icons/*.svg as PNG files in the sizes that Excel asks for: node scripts/draw-icons.mjs. The PNG files are
// kept in the repository, so that a build needs no browser.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'extension/icons');
const APP_SIZES = [16, 20, 24, 32, 40, 48, 64, 80, 128];
const BUTTON_SIZES = [16, 32, 80];

const browser = await launch();
const page = await browser.newPage();
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.svg'))) {
  const name = basename(file, '.svg');
  const svg = await readFile(join(folder, file), 'utf8');
  for (const size of name === 'icon' ? APP_SIZES : BUTTON_SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    await writeFile(join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();

/** The browser of the end-to-end tests. */
async function launch() {
  const outfile = join(root, 'build/draw-icons-browser.mjs');
  const entry = join(root, 'tests/e2e/browser.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  });
  return (await import(pathToFileURL(outfile).href)).launchBrowser();
}
