import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// The command as it is shipped: what `npm run build` made.
const KONTERA = fileURLToPath(new URL('../../build/cli/kontera.js', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontera-cli-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function kontera(...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [KONTERA, ...argv], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return { exitCode: status, out: stdout, err: stderr };
}

test('the built file can be started by its name', () => {
  expect(readFileSync(KONTERA, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  expect(statSync(KONTERA).mode & 0o111).toBe(0o111);
});

test('--version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(kontera('--version')).toEqual({ exitCode: 0, out: `${version}\n`, err: '' });
});

test('a command line that cannot be ends with exit code 2', () => {
  expect(kontera('evaluate', '--mod', 'daily')).toMatchObject({ exitCode: 2, out: '' });
});

test('an input that cannot be read ends with exit code 1', () => {
  expect(kontera('evaluate', 'nowhere.csv')).toEqual({
    exitCode: 1,
    out: '',
    err: 'kontera evaluate: cannot read nowhere.csv: there is no such file\n',
  });
});

describe('on the demo company', () => {
  beforeAll(() => {
    kontera('demo', '--out', 'demo');
  });
  const history = join('demo', 'demo-history.csv');
  const journal = join('demo', 'demo-journal.xlsx');

  test('the journal is coded: every open cell has a lane, and the journal stays as it was', () => {
    const before = readFileSync(join(folder, journal));
    const { exitCode, out } = kontera('code', journal, '--history', history, '--json');
    const {
      cells,
      journal: read,
      output,
    } = JSON.parse(out) as {
      cells: { auto: number; review: number; manual: number; kept: number };
      journal: { lines: number };
      output: string;
    };
    expect([exitCode, output]).toEqual([0, join('demo', 'demo-journal.coded.xlsx')]);
    expect(cells.auto + cells.review + cells.manual + cells.kept).toBe(4 * read.lines);
    expect(cells.auto).toBeGreaterThan(cells.manual);
    expect(readFileSync(join(folder, journal))).toEqual(before);
    expect(readdirSync(join(folder, 'demo')).sort()).toEqual([
      'demo-history.csv',
      'demo-journal.coded.xlsx',
      'demo-journal.xlsx',
    ]);
  });

  test('an evaluation printed twice is the same to the byte, times and memory aside', () => {
    const argv = ['evaluate', history, '--dimensions', 'account', '--mode', 'monthly', '--json'];
    const [one, other] = [kontera(...argv).out, kontera(...argv).out].map((out) =>
      out.replace(/"timing": \{[^}]*\}/, '').replace(/"peakRssBytes": \d+/, ''),
    );
    expect(one).toContain('"accuracy"');
    expect(other).toBe(one);
  });

  test('a reader that has seen enough ends it without a word', async () => {
    kontera('train', history, '--model', 'demo.model');
    const child = spawn(process.execPath, [KONTERA, 'suggest', history, '--model', 'demo.model'], {
      cwd: folder,
    });
    child.stdout.once('data', () => child.stdout.destroy());
    let err = '';
    child.stderr.on('data', (text: Buffer) => (err += text.toString()));
    const exitCode = await new Promise((resolve) => child.once('close', resolve));
    expect([exitCode, err]).toEqual([0, '']);
  });
});

test('Ctrl+C while a file is written leaves the whole file or none', async () => {
  const outFolder = mkdtempSync(join(folder, 'interrupted-'));
  const script = join(folder, 'write.mjs');
  buildSync({
    stdin: {
      contents: `import { nodeFiles } from './cli/node-files.ts';
        await nodeFiles.write(process.argv[2], new Uint8Array(2e8));`,
      resolveDir: ROOT,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: script,
  });
  const child = spawn(process.execPath, [script, join(outFolder, 'model')]);
  const watcher = watch(outFolder, () => child.kill('SIGINT'));
  await new Promise((resolve) => child.once('close', resolve));
  watcher.close();
  expect(readdirSync(outFolder).map((name) => [name, statSync(join(outFolder, name)).size])).toEqual([
    ['model', 2e8],
  ]);
});

test('serve says where it listens, and stops when it is told', async () => {
  const child = spawn(process.execPath, [KONTERA, 'serve', '--port', '0', '--json'], { cwd: folder });
  const exited = new Promise((resolve) => child.once('close', resolve));
  let out = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
      if (out.endsWith('}\n')) resolve((JSON.parse(out) as { url: string }).url);
    });
    child.once('error', reject);
  });
  const answer = await fetch(url);
  child.kill('SIGTERM');
  expect([answer.status, await exited]).toEqual([200, 0]);
});
