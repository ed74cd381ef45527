// Makes what an admin uploads, after npm run build:
//   npm run package -- --host https://coding.example.com [--id GUID] [--no-functions]
// build/addin/site/ goes to a web server under that name, build/addin/manifest.xml to the Microsoft 365 admin centre;
// build/kontera-addin.zip holds both.
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { manifestForHost } from './manifest-for-host.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'build/addin');
const built = join(root, 'build/workbench');
/** So that the same files make the same bytes. */
const ZIP_DAY = new Date(Date.UTC(2000, 0, 1));

try {
  const { values } = parseArgs({
    options: {
      host: { type: 'string' },
      id: { type: 'string' },
      'no-functions': { type: 'boolean', default: false },
    },
  });
  if (!values.host) throw new RangeError('npm run package -- --host https://coding.example.com');
  const manifest = manifestForHost(await readFile(join(root, 'manifest.xml'), 'utf8'), {
    host: values.host,
    id: values.id ?? null,
    functions: !values['no-functions'],
  });
  await writeSite();
  await writeFile(join(folder, 'manifest.xml'), manifest);
  const zip = join(root, 'build/kontera-addin.zip');
  const bytes = zipSync(await filesOf(folder), { mtime: ZIP_DAY });
  await writeFile(zip, bytes);
  console.log(`build/addin/site/: to be served at ${values.host}`);
  console.log('build/addin/manifest.xml: to be uploaded in the Microsoft 365 admin centre');
  console.log(`build/kontera-addin.zip: both, ${Math.round(bytes.length / 1000)} kB`);
} catch (error) {
  console.error(
    error.code === 'ENOENT' ? `${relative(root, error.path)} is missing: run npm run build` : error.message,
  );
  process.exitCode = 2;
}

/** The built pages without the demo company; a page's nonce is for servers that make one an answer. */
async function writeSite() {
  const page = await readFile(join(built, 'taskpane.html'), 'utf8');
  await rm(folder, { recursive: true, force: true });
  const site = join(folder, 'site');
  await mkdir(site, { recursive: true });
  for (const name of await readdir(built)) {
    if (name === 'demo') continue;
    await cp(join(built, name), join(site, name), {
      recursive: true,
      filter: (path) => !path.endsWith('.map'),
    });
  }
  const start = await readFile(join(built, 'index.html'), 'utf8');
  await writeFile(join(site, 'taskpane.html'), page.replaceAll('{{nonce}}', ''));
  await writeFile(join(site, 'index.html'), start.replaceAll('{{nonce}}', ''));
}

/** Every file below a folder, by its path from there. */
async function filesOf(below) {
  const entries = await readdir(below, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  const contents = await Promise.all(
    files.map(async (file) => [relative(below, file).replaceAll('\\', '/'), await readFile(file)]),
  );
  return Object.fromEntries(contents);
}
