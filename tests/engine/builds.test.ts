import { describe, expect, test } from 'vitest';
import { demoCompany, DEMO_DIMENSIONS } from '../../core/demo/demo-company.ts';
import { compileEngine, createCoder, openCoder } from '../../core/engine/index.ts';
import { compileAssembly, ENGINE_SOURCE } from '../assembly/compile-assembly.ts';
import { engineBytes, RELEASE } from './built-engine.ts';
import { faultOf } from './fault-of.ts';
import { byDay, lineWith } from './lines.ts';

const DEBUG = await compileEngine(engineBytes('debug'));
const OUT_OF_MEMORY = -7;

test('the release and the debug build learn the same model, to the byte', () => {
  const days = byDay(demoCompany(3).history.lines.slice(0, 400));
  const [release, debug] = [RELEASE, DEBUG].map((module) => {
    const coder = createCoder(module, { dimensions: DEMO_DIMENSIONS });
    const outcomes = days.map((day) => coder.learnDay(day));
    return { outcomes, bytes: coder.save() };
  });
  expect(debug?.outcomes).toEqual(release?.outcomes);
  expect(Buffer.compare(debug?.bytes ?? new Uint8Array(), release?.bytes ?? new Uint8Array())).toBe(0);
});

test('the release build imports nothing, the debug build only what names file and line of a fault', async () => {
  const importsOf = async (build: 'release' | 'debug'): Promise<string[]> =>
    WebAssembly.Module.imports(await WebAssembly.compile(engineBytes(build))).map(
      ({ module, name }) => `${module}.${name}`,
    );
  expect(await importsOf('release')).toEqual([]);
  expect(await importsOf('debug')).toEqual(['env.abort']);
});

test('a fault in the debug build names the file and line', async () => {
  const faulty = `${ENGINE_SOURCE} export function outside(): i32 { return models[99].lineCount; }`;
  const module = await compileEngine(compileAssembly(faulty, '--target', 'debug'));
  const engine = module.instance() as unknown as { outside(): number };
  expect(() => engine.outside()).toThrow(/Index out of range.* \S+\.ts:\d+/);
});

describe('an engine whose memory may not grow far', () => {
  const limited = (pages: number): Promise<Awaited<ReturnType<typeof compileEngine>>> =>
    compileEngine(compileAssembly(ENGINE_SOURCE, '--maximumMemory', String(pages)));

  test('has room for some dimensions and says so of more', async () => {
    const module = await limited(1_400);
    expect(createCoder(module, { dimensions: ['a', 'b'] }).dimensions).toHaveLength(2);
    const fault = faultOf(() => createCoder(module, { dimensions: Array.from({ length: 15 }, String) }));
    expect(fault.status).toBe(OUT_OF_MEMORY);
  });

  test('learns until memory ends, and then says so', async () => {
    const coder = createCoder(await limited(380), { dimensions: ['account'] });
    const fault = faultOf(() => {
      for (let index = 0; index < 100_000; index++)
        coder.learn(
          lineWith({ supplierName: `supplier ${index}`, text: `text ${index * 7}`, coding: [String(index)] }),
        );
    });
    expect(fault.status).toBe(OUT_OF_MEMORY);
    expect(coder.lineCount).toBeGreaterThan(100);
    expect(faultOf(() => coder.learn(lineWith({ supplierName: 'one more', coding: ['1'] }))).status).toBe(
      OUT_OF_MEMORY,
    );
  });

  test('refuses a model that is larger than its memory', async () => {
    const module = await limited(380);
    const large = createCoder(RELEASE, { dimensions: ['a', 'b', 'c', 'd'] });
    expect(faultOf(() => openCoder(module, large.save())).status).toBe(OUT_OF_MEMORY);
  });
});
