import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { functionMetadata } from '../../extension/functions/function-metadata.ts';

const built = new URL('../../build/workbench/', import.meta.url);
const manifest = readFileSync(new URL('../../manifest.xml', import.meta.url), 'utf8');

test('every file that the manifest names beside the pane is built', () => {
  const paths = [...manifest.matchAll(/https:\/\/localhost:3000\/([^"]+)"/g)].map(([, path]) => path ?? '');
  const files = [...new Set(paths)].filter((path) => path !== 'taskpane.html');
  expect(files.length).toBeGreaterThan(20);
  for (const path of files) expect(`${path} ${existsSync(new URL(path, built))}`).toBe(`${path} true`);
});

test('functions.json says in each language what the texts say', () => {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`functions/${name}`, built), 'utf8'));
  expect(read('functions.json')).toEqual(functionMetadata('en'));
  expect(read('functions.sv.json')).toEqual(functionMetadata('sv'));
});
