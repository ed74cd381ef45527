// Builds the server's processes into build/server; their packages stay in node_modules.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The processes and threads of the server, each a module of its own. */
const ENTRIES = {
  main: 'server/main.ts',
  administration: 'server/administration.ts',
  'training-thread': 'server/jobs/training-thread.ts',
  'make-template': 'server/make-template.ts',
};

/** Bundles the server's own files, lays the migrations beside them, and packs the empty database. */
export async function buildServer(root) {
  const outdir = join(root, 'build/server');
  // Parts that several share are named by their content: those of the build before would stay.
  for (const file of existsSync(outdir) ? readdirSync(outdir) : [])
    if (/\.js(\.map)?$/.test(file)) rmSync(join(outdir, file));
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(ENTRIES).map(([out, entry]) => ({ in: entry, out })),
    outdir,
    bundle: true,
    // What keeps things is loaded where something is kept: the workbench alone starts at once.
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  const migrations = join(outdir, 'migrations');
  rmSync(migrations, { recursive: true, force: true });
  cpSync(join(root, 'server/storage/migrations'), migrations, { recursive: true });
  packTemplate(root, outdir);
}

/** Making a database from nothing takes seconds: done again only when what goes into it has changed. */
function packTemplate(root, outdir) {
  const template = join(outdir, 'template.tar.gz');
  const mark = join(outdir, 'template.sha256');
  const made = contentHash(root);
  if (existsSync(template) && existsSync(mark) && readFileSync(mark, 'utf8') === made) return;
  const { status } = spawnSync(process.execPath, [join(outdir, 'make-template.js'), template], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('the template of the database was not made');
  writeFileSync(mark, made);
}

function contentHash(root) {
  const hash = createHash('sha256');
  const folder = join(root, 'server/storage/migrations');
  const sources = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  for (const file of sources.sort()) hash.update(readFileSync(join(folder, file)));
  for (const name of ['@electric-sql/pglite', 'pg-boss'])
    hash.update(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version);
  for (const file of ['server/make-template.ts', 'server/storage/migrate.ts'])
    hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}
