/**
 * Bytes of what a partner downloads: engine.wasm, raw and gzipped, the tarball of the package, and models, exact and compact, with
 * the account accuracy of each. `npm run build`, then `npm run bench sizes [HISTORY ...] [BYTES]`
 */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { packEngine } from '../tests/package/packed-engine.ts';
import { printModelSizes } from './model-sizes.ts';

const KB = 1000;
const GZIPPED_LIMIT_BYTES = 60 * KB;

const wasm = await readFile('build/engine.wasm');
const program = await readFile('core/engine/build/index.js');
const gzipped = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;
const packed = await packEngine();
await packed.remove();

const print = (name: string, bytes: number, remark = ''): void => {
  console.log(`${name.padEnd(28)} ${(bytes / KB).toFixed(1).padStart(7)} kB  ${remark}`.trimEnd());
};
const isWithin = gzipped(wasm) <= GZIPPED_LIMIT_BYTES;
print('engine.wasm', wasm.length);
print(
  'engine.wasm, gzipped',
  gzipped(wasm),
  `${isWithin ? 'within' : 'over'} ${GZIPPED_LIMIT_BYTES / KB} kB`,
);
print('index.js', program.length);
print('index.js, gzipped', gzipped(program));
print('tarball', packed.tarballBytes, `${packed.paths.length} files`);

const given = process.argv.slice(2);
const mostBytes = given.find((argument) => /^\d+$/.test(argument));
const names = given.filter((argument) => argument !== mostBytes);
for (const name of names.length > 0 ? names : ['harrogate', 'sheffield', 'scottsdale', 'crsd'])
  await printModelSizes(name, mostBytes === undefined ? undefined : Number(mostBytes));
