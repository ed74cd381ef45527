import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { nodeFiles } from '../../cli/node-files.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontera-files-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);

describe('writing', () => {
  test('leaves the file whole and nothing beside it', async () => {
    expect(await nodeFiles.write(join(folder, 'a.xlsx'), bytes('whole'))).toBeNull();
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
    expect(readFileSync(join(folder, 'a.xlsx'), 'utf8')).toBe('whole');
  });

  test('takes the place of an older file at once', async () => {
    writeFileSync(join(folder, 'a.xlsx'), 'older and longer');
    await nodeFiles.write(join(folder, 'a.xlsx'), bytes('new'));
    expect(readFileSync(join(folder, 'a.xlsx'), 'utf8')).toBe('new');
  });

  test('that fails says why and leaves nothing behind', async () => {
    mkdirSync(join(folder, 'a.xlsx'));
    expect(await nodeFiles.write(join(folder, 'a.xlsx'), bytes('new'))).toBe('it is a folder');
    expect(readdirSync(folder)).toEqual(['a.xlsx']);
  });

  test('leaves nobody listening for Ctrl+C afterwards', async () => {
    const before = process.listenerCount('SIGINT');
    await nodeFiles.write(join(folder, 'a'), bytes(''));
    expect(process.listenerCount('SIGINT')).toBe(before);
  });
});

describe('an obstacle', () => {
  test('is a file that exists, unless it may be overwritten', () => {
    const path = join(folder, 'a.csv');
    writeFileSync(path, '');
    expect(nodeFiles.obstacle(path, false)).toBe('it exists; --force overwrites it');
    expect(nodeFiles.obstacle(path, true)).toBeNull();
  });

  test('is a folder of that name, overwritten or not', () => {
    expect(nodeFiles.obstacle(folder, true)).toBe('it is not a file');
  });

  test('is a folder that is missing', () => {
    const missing = join(folder, 'missing');
    expect(nodeFiles.obstacle(join(missing, 'a.csv'), false)).toBe(`there is no folder ${missing}`);
  });

  test('is not there for a new file', () => {
    expect(nodeFiles.obstacle(join(folder, 'new.csv'), false)).toBeNull();
  });
});

describe('reading', () => {
  test.each([
    ['missing.csv', 'there is no such file'],
    ['folder', 'it is a folder'],
  ])('%s says why it cannot be', (name, found) => {
    mkdirSync(join(folder, 'folder'));
    expect(nodeFiles.read(join(folder, name))).toEqual({ ok: false, found });
  });

  test.skipIf(process.getuid?.() === 0)('a file of somebody else says so', () => {
    const path = join(folder, 'private.csv');
    writeFileSync(path, '');
    chmodSync(path, 0);
    expect(nodeFiles.read(path)).toEqual({ ok: false, found: 'this user has no right to it' });
  });
});

test('folders are made with those above them, and a file in the way is named', () => {
  expect(nodeFiles.makeFolder(join(folder, 'a/b'))).toBeNull();
  writeFileSync(join(folder, 'c'), '');
  expect(nodeFiles.makeFolder(join(folder, 'c/d'))).toBe('a part of its path is not a folder');
});

describe('listing', () => {
  test('gives the files of a folder and below by name, hidden ones and links aside', () => {
    mkdirSync(join(folder, 'b'));
    for (const name of ['z.xml', 'b/a.xml', '.hidden']) writeFileSync(join(folder, name), '');
    symlinkSync(folder, join(folder, 'up'));
    expect(nodeFiles.list(folder)).toEqual([join(folder, 'b', 'a.xml'), join(folder, 'z.xml')]);
  });

  test('of a file or of nothing gives none', () => {
    writeFileSync(join(folder, 'z.xml'), '');
    expect([nodeFiles.list(join(folder, 'z.xml')), nodeFiles.list(join(folder, 'no'))]).toEqual([null, null]);
  });
});
