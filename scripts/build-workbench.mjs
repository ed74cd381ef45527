// Builds the workbench page into build/workbench/: hashed assets, the page that names them, the demo company's files.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { copyHashed } from './copy-hashed.mjs';
import { importSource } from './import-source.mjs';

const ENTRIES = {
  script: 'extension/workbench/main.ts',
  worker: 'extension/worker/main.ts',
  hash: 'extension/sync/hash-worker.ts',
  style: 'extension/workbench/workbench.css',
  pane: 'extension/taskpane/main.ts',
  paneStyle: 'extension/taskpane/taskpane.css',
  signIn: 'extension/sign-in/main.ts',
};

/** What the pages load first, so that they open without a network; other parts are kept as they are loaded. */
const OFFLINE_PAGES = ['/taskpane.html', '/'];

/** Builds the page; `build/engine.wasm` must be there. */
export async function buildWorkbench(root) {
  const folder = join(root, 'build/workbench');
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'assets'), { recursive: true });
  const { entries, chunks } = await bundle(root, folder);
  const names = {
    ...entries,
    engine: await copyHashed(join(root, 'build/engine.wasm'), folder),
    icon: await copyHashed(join(root, 'extension/workbench/icon.svg'), folder),
  };
  await writeDemo(root, join(folder, 'demo'));
  const all = { ...names, offline: 'offline.js' };
  const pages = {
    'index.html': 'workbench/index.html',
    'taskpane.html': 'taskpane/index.html',
    'sign-in.html': 'sign-in/index.html',
  };
  for (const [name, source] of Object.entries(pages)) {
    const page = await readFile(join(root, 'extension', source), 'utf8');
    await writeFile(join(folder, name), fillIn(page, all));
  }
  // Signing in needs the network: its window is not among what is kept.
  const kept = Object.values(names).filter((name) => name !== names.signIn);
  await buildOfflineWorker(root, folder, [...kept, ...chunks]);
}

/** Bundles the service worker, which has to lie where its pages do; it knows what to keep and for which build. */
async function buildOfflineWorker(root, folder, assets) {
  const files = [...OFFLINE_PAGES, ...assets.map((name) => `/${name}`)];
  await build({
    absWorkingDir: root,
    entryPoints: ['extension/sync/offline-worker.ts'],
    outfile: join(folder, 'offline.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    define: {
      KONTERA_FILES: JSON.stringify(files),
      KONTERA_BUILD: JSON.stringify(createHash('sha256').update(files.join()).digest('hex').slice(0, 8)),
    },
    logLevel: 'warning',
  });
}

/** What only those load who sign in at a provider. */
const SIGN_IN_PACKAGE = 'node_modules/@azure/';

/** Bundles the entries; gives the path of each, as the page names it, and those of the chunks that every page may need. */
async function bundle(root, folder) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.values(ENTRIES),
    outdir: join(folder, 'assets'),
    entryNames: '[dir]-[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    outbase: 'extension',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: 'linked',
    legalComments: 'linked',
    metafile: true,
    logLevel: 'warning',
  });
  const outputs = Object.entries(metafile.outputs);
  const pathOf = (output) => relative(folder, join(root, output)).replaceAll('\\', '/');
  const entries = Object.entries(ENTRIES).map(([name, entry]) => {
    const output = outputs.find(([, { entryPoint }]) => entryPoint === entry);
    if (!output) throw new Error(`esbuild made nothing of ${entry}`);
    return [name, pathOf(output[0])];
  });
  const chunks = outputs
    .filter(([path]) => /\/chunk-[^/]*\.js$/.test(path))
    .filter(([, { inputs }]) => !Object.keys(inputs).some((input) => input.includes(SIGN_IN_PACKAGE)))
    .map(([path]) => pathOf(path));
  return { entries: Object.fromEntries(entries), chunks };
}

/** Puts the assets' names where the page has `{{script}}` and the like; `{{nonce}}` is the server's. */
function fillIn(page, names) {
  return page.replaceAll(/\{\{(\w+)\}\}/g, (mark, name) => names[name] ?? mark);
}

/** Writes the demo company's history and journal. */
async function writeDemo(root, folder) {
  const demo = await importSource(
    root,
    'demo-company',
    `export { DEMO_SEED, demoCompany } from './core/demo/demo-company.ts';
    export { demoHistoryCsv } from './core/demo/history-csv.ts';
    export { demoJournalWorkbook } from './core/demo/journal-workbook.ts';`,
  );
  const company = demo.demoCompany(demo.DEMO_SEED);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'history.csv.gz'), gzipSync(demo.demoHistoryCsv(company)));
  await writeFile(join(folder, 'journal.xlsx'), demo.demoJournalWorkbook(company));
}
