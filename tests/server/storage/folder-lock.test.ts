import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderLocked, takeFolderLock } from '../../../server/storage/folder-lock.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'kontera-lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const holder = (held: { pid: number; started: string; host?: string }): void =>
  writeFileSync(join(folder, 'kontera.lock'), JSON.stringify({ host: hostname(), ...held }));

test('a second opening is refused until the first has let go, and nothing is left behind', () => {
  const release = takeFolderLock(folder);
  expect(() => takeFolderLock(folder)).toThrow(FolderLocked);
  release();
  takeFolderLock(folder)();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock whose holder was killed is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  holder({ pid, started: '1' });
  takeFolderLock(folder)();
  expect(existsSync(join(folder, 'kontera.lock'))).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'a process number that was given out again is not the holder',
  () => {
    holder({ pid: process.pid, started: '1' });
    takeFolderLock(folder)();
    expect(readdirSync(folder)).toEqual([]);
  },
);

test('a holder on another machine that told of itself just now is believed', () => {
  holder({ pid: 1, started: '1', host: 'elsewhere' });
  expect(() => takeFolderLock(folder)).toThrow('process 1 on elsewhere');
});
