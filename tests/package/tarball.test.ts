import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packEngine, type PackedEngine } from './packed-engine.ts';
import { readmeExamples } from './readme-examples.ts';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const README = await readFile(join(ROOT, 'core/engine/README.md'), 'utf8');
const EXAMPLES = readmeExamples(README);
const KB = 1000;
const MINUTE_MS = 60_000;

let packed: PackedEngine;
beforeAll(async () => {
  packed = await packEngine();
}, 2 * MINUTE_MS);
afterAll(() => packed.remove());

const inPackage = (path: string): Promise<Buffer> =>
  readFile(join(packed.folder, 'node_modules/@kontera/engine', path));

describe('the tarball', () => {
  test('holds the program, its types, the engine and the papers, and nothing else', () => {
    const others = packed.paths.filter((path) => !/^build\/[a-z-]+\.d\.ts$/.test(path));
    expect(others.sort()).toEqual([
      'LICENSE',
      'README.md',
      'build/engine.wasm',
      'build/index.js',
      'package.json',
    ]);
    expect(packed.paths).toContain('build/index.d.ts');
  });

  test('is under 60 kB, as is its engine gzipped', async () => {
    expect(packed.tarballBytes).toBeLessThan(60 * KB);
    expect(gzipSync(await inPackage('build/engine.wasm'), { level: 9 }).length).toBeLessThan(60 * KB);
  });

  test('has the engine that was built and the licence of the repository', async () => {
    expect(await inPackage('build/engine.wasm')).toEqual(await readFile(join(ROOT, 'build/engine.wasm')));
    expect(await inPackage('LICENSE')).toEqual(await readFile(join(ROOT, 'LICENSE')));
  });

  test('asks for no other package, and its program imports none', async () => {
    const manifest = JSON.parse(String(await inPackage('package.json'))) as Record<string, unknown>;
    expect(Object.keys(manifest).filter((key) => key.toLowerCase().includes('dependencies'))).toEqual([]);
    expect(String(await inPackage('build/index.js'))).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(/m);
  });
});

describe('the examples of the README', () => {
  test('are every JavaScript block of it', () => {
    expect(EXAMPLES.length).toBeGreaterThan(2);
    expect(EXAMPLES).toHaveLength(README.split('```js').length - 1);
  });

  test.each(EXAMPLES)('$heading prints what it says', async ({ program, printed }) => {
    const file = join(packed.folder, 'example.mjs');
    await writeFile(file, program);
    const { stdout } = await run(process.execPath, [file]);
    expect(stdout).toBe(printed);
  });
});

const CONSUMER = `
import { compileEngine, createCoder, createLineMatcher, ENGINE_STOPPED, EngineFault, openCoder } from '@kontera/engine';
import type { CodedEngineLine, Coder, EngineSource, LineMatches, Ranking } from '@kontera/engine';

declare const source: EngineSource;
declare const line: CodedEngineLine;
const coder: Coder = createCoder(await compileEngine(source), { dimensions: ['account'] });
const rankings: Ranking[] = coder.suggest(line, 3);
const confidence: number | undefined = rankings[0]?.candidates[0]?.confidence;
const again: Coder = openCoder(await compileEngine(), coder.save());
const matches: LineMatches = createLineMatcher(await compileEngine(new Uint8Array(8))).match({
  documentCount: 0,
  predicted: new Int32Array(0),
  predictedStarts: new Int32Array(1),
  truth: new Int32Array(0),
  trueStarts: new Int32Array(1),
});
const stopped: boolean = new EngineFault(ENGINE_STOPPED).status === ENGINE_STOPPED;
// @ts-expect-error an amount is a number
coder.learn({ ...line, amountMinor: '12.00' });
// @ts-expect-error dimensions have to be named
createCoder(await compileEngine(), {});
export { again, confidence, matches, stopped };
`;

const BROWSER_CONSUMER = `
import { compileEngine } from '@kontera/engine';
await compileEngine(new URL('https://example.org/engine.wasm'));
await compileEngine(fetch('/engine.wasm'));
await compileEngine(await WebAssembly.compile(new Uint8Array(8)));
`;

describe('a strict TypeScript consumer', () => {
  test.each([
    ['NodeNext', 'ES2022', CONSUMER],
    ['Bundler', 'ES2022', CONSUMER],
    ['Bundler', 'ES2022,DOM', BROWSER_CONSUMER],
  ])('compiles with %s resolution and %s alone', async (resolution, lib, program) => {
    await writeFile(join(packed.folder, 'consumer.ts'), program);
    const compilerOptions = {
      module: resolution === 'Bundler' ? 'ESNext' : resolution,
      moduleResolution: resolution,
      lib: lib.split(','),
      target: 'ES2022',
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    const project = join(packed.folder, 'tsconfig.json');
    await writeFile(project, JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const told = await run(process.execPath, [compiler, '--project', project]).catch(
      (error: unknown) => error as { readonly stdout: string },
    );
    expect(told.stdout).toBe('');
  });
});
