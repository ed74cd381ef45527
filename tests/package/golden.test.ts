import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { printedBy, runInBrowser, runOnProgram } from './golden-hosts.ts';
import { writeGoldenProgram } from './golden-program.ts';
import type { GoldenHashes } from './golden-run.ts';
import { HOST_PROGRAMS, NODE } from './host-programs.ts';
import { packEngine, type PackedEngine } from './packed-engine.ts';
import { readmeExamples } from './readme-examples.ts';

const MINUTE_MS = 60_000;

let packed: PackedEngine;
let onNode: GoldenHashes;
beforeAll(async () => {
  packed = await packEngine();
  await writeGoldenProgram(packed.folder);
  onNode = await runOnProgram(NODE, packed.folder);
}, 2 * MINUTE_MS);
afterAll(() => packed.remove());

describe('the bytes that the published package answers with', () => {
  // Changed on purpose? `npm run golden` writes the file anew; the commit says why the numbers moved.
  test('are those of the golden file', async () => {
    const text = `${JSON.stringify(onNode, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../fixtures/engine-golden.json');
  });

  for (const host of HOST_PROGRAMS) {
    const isThere = host.path !== null;
    if (!isThere) console.log(`skipped: the golden run on ${host.name}, which is not installed here`);
    test.skipIf(!isThere)(`are the same on ${host.name} as on Node`, async () => {
      expect(await runOnProgram(host, packed.folder)).toEqual(onNode);
    });
  }

  test(
    'are the same in a page of Chromium, and in a worker of it, as on Node',
    async () => {
      expect(await runInBrowser(packed.folder)).toEqual({ page: onNode, worker: onNode });
    },
    2 * MINUTE_MS,
  );
});

describe('engine.wasm by bytes, URL, compiled module and posted module', async () => {
  const readme = await readFile(new URL('../../core/engine/README.md', import.meta.url), 'utf8');
  const loading = readmeExamples(readme).find(({ heading }) => heading.startsWith('Where engine.wasm'));

  test.for([NODE, ...HOST_PROGRAMS.filter(({ path }) => path !== null)])('loads on $name', async (host) => {
    await writeFile(join(packed.folder, 'loading.mjs'), loading?.program ?? '');
    expect(await printedBy(host, packed.folder, 'loading.mjs')).toBe(loading?.printed);
  });
});
