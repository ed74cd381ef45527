import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createCoder, openCoder } from '../../core/engine/index.ts';
import { engineBytes, RELEASE } from '../engine/built-engine.ts';
import { lineWith } from '../engine/lines.ts';
import { PlainHost } from './plain-host.ts';
import { tableBelow } from './markdown-tables.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const DOCUMENT = read('docs/partners/engine-abi.md');
const compiled = await WebAssembly.compile(engineBytes('release'));

/** Constants of an AssemblyScript file, by name; a shift is the only sum in them. */
function constantsOf(path: string): Map<string, number> {
  const found = read(path).matchAll(/^(?:export )?const (\w+): [iu]32 = (-?\w+)(?: << (\d+))?;/gm);
  return new Map(
    [...found].map(([, name = '', base = '', shift = '0']) => [name, Number(base) * 2 ** Number(shift)]),
  );
}

describe('docs/partners/engine-abi.md', () => {
  test('names every export of the engine, and no other', () => {
    const named = tableBelow(DOCUMENT, '## Exports').map(([name]) => name);
    const exported = WebAssembly.Module.exports(compiled).map(({ name }) => name);
    expect([...named].sort()).toEqual([...exported].sort());
  });

  test('tells how many numbers each export takes', async () => {
    const { exports } = await WebAssembly.instantiate(compiled);
    for (const [name = '', takes = ''] of tableBelow(DOCUMENT, '## Exports')) {
      const call = exports[name];
      const count = takes === '' ? 0 : takes.split(',').length;
      if (typeof call === 'function') expect(call, name).toHaveLength(count);
    }
  });

  test('has the statuses of the engine', () => {
    const statuses = tableBelow(DOCUMENT, '## Statuses').map(([status, name]) => [name, Number(status)]);
    expect(Object.fromEntries(statuses)).toEqual(Object.fromEntries(constantsOf('assembly/base/status.ts')));
  });

  test('has limits of the engine', () => {
    const limits = constantsOf('assembly/base/limits.ts');
    for (const [name = '', value] of tableBelow(DOCUMENT, '## Limits'))
      expect(limits.get(name), name).toBe(Number(value));
  });

  test('has the versions of the interface and of the model file', () => {
    expect(DOCUMENT).toContain(`the version of this interface: ${new PlainHost(compiled).abiVersion()}`);
    const version = constantsOf('assembly/linear/model-file.ts').get('VERSION');
    expect(tableBelow(DOCUMENT, '## The model file')).toContainEqual(['4', 'u32', `version: ${version}`]);
  });
});

describe('a host that has only the document', () => {
  const learned = [
    lineWith({ supplierName: 'Vattenfall', text: 'electricity', coding: ['4310'] }),
    lineWith({ supplierName: 'Staples', amountMinor: -3_995, taxRate: 21, coding: ['4410'] }),
  ];
  const asked = lineWith({ supplierName: 'Vattenfall', text: 'électricité', direction: 'received' });
  const names = { dimensions: ['account'], headerFieldNames: [], lineCount: 2, values: [['4310', '4410']] };

  /** Both learned the same two days. */
  function taught(): { host: PlainHost; coder: ReturnType<typeof createCoder> } {
    const host = new PlainHost(compiled);
    const coder = createCoder(RELEASE, { dimensions: ['account'], seed: 7 });
    host.createModel(1, 7);
    learned.forEach((line, value) => {
      expect(host.learnDay([{ line, values: [value] }])).toEqual(
        coder.learnDay([line]).map(({ predicted, confidence, rank }) => ({
          predicted: predicted === null ? -1 : names.values[0]?.indexOf(predicted),
          confidence,
          rank,
        })),
      );
    });
    return { host, coder };
  }

  test('gets the values, confidences and evidence that the package gets', () => {
    const { host, coder } = taught();
    const [ranking] = coder.suggest(asked, 16);
    const found = host.suggest(asked, 0, 16);
    expect(found.candidates.map(({ value }) => names.values[0]?.[value])).toEqual(
      ranking?.candidates.map(({ value }) => value),
    );
    expect(found.candidates.map(({ confidence }) => confidence)).toEqual(
      ranking?.candidates.map(({ confidence }) => confidence),
    );
    expect(found.evidence.map(({ valueCount, lineCount }) => ({ valueCount, lineCount }))).toEqual(
      ranking?.evidence.map(({ valueCount, lineCount }) => ({ valueCount, lineCount })),
    );
    expect(found.candidates.length).toBe(2);
    expect(found.evidence.length).toBeGreaterThan(0);
  });

  test('saves the file that the package saves, to the byte', () => {
    const { host, coder } = taught();
    const own = new TextEncoder().encode(JSON.stringify(names));
    const file = host.save(own);
    expect(Buffer.compare(file, coder.save())).toBe(0);
    expect(new TextDecoder().decode(file.subarray(0, 4))).toBe('KGLC');
    expect(new DataView(file.buffer).getUint32(12, true)).toBe(file.length);
    expect(openCoder(RELEASE, file).suggest(asked)).toEqual(coder.suggest(asked));
  });

  test('ranks as it suggests, without the evidence', () => {
    const { host } = taught();
    const { candidates, evidence } = host.suggest(asked, 0, 16);
    expect(evidence).not.toHaveLength(0);
    expect(host.rank(asked, 0, 16)).toEqual({ candidates, evidence: [] });
  });

  test('opens it again and reads its own bytes', () => {
    const { host } = taught();
    const file = host.save(Uint8Array.of(1, 2, 3));
    const another = new PlainHost(compiled);
    expect(another.open(file)).toBe(3);
    expect([...file.subarray(24, 28)]).toEqual([1, 2, 3, 0]);
    expect(another.valueCount(0)).toBe(2);
    expect(another.suggest(asked, 0, 16)).toEqual(host.suggest(asked, 0, 16));
  });
});
