import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileEngine } from '../../core/engine/index.ts';
import { engineBytes } from './built-engine.ts';

/** Three amounts over two totals, as assembly/partition/staged-problem.ts draws them. */
function stagedProblem(): Uint8Array {
  const view = new DataView(new ArrayBuffer(52 + 3 * 20 + 2 * 8 + 3 * 2 * 8));
  view.setInt32(0, 3, true);
  view.setInt32(4, 2, true);
  view.setFloat64(32, 1000, true);
  view.setInt32(40, 5, true);
  for (const [index, amount] of [300, 200, -100].entries()) {
    view.setFloat64(52 + index * 20, amount, true);
    view.setBigUint64(60 + index * 20, 3n, true);
  }
  view.setFloat64(112, 100, true);
  view.setFloat64(120, 300, true);
  return new Uint8Array(view.buffer);
}

describe.each(['release', 'debug'] as const)('the %s build', async (build) => {
  const module = await compileEngine(engineBytes(build));
  const engine = module.instance();
  const partition = (bytes: Uint8Array): number => {
    const address = engine.stage(bytes.length);
    new Uint8Array(engine.memory.buffer, address, bytes.length).set(bytes);
    return engine.partition();
  };

  test('reads the layout that its file draws', () => {
    expect(partition(stagedProblem())).toBe(0);
    const view = new DataView(engine.memory.buffer, engine.partitionAddress());
    expect([view.getInt32(0, true), view.getInt32(4, true)]).toEqual([0, 1]);
    expect([48, 52, 56].map((at) => view.getInt32(at, true))).toEqual([1, 0, 0]);
  });

  test('any bytes get a status', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect([0, -1, -7, -8]).toContain(partition(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('a problem with changed bytes gets a status, and the next whole one its answer', () => {
    const changes = fc.array(fc.tuple(fc.nat(175), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(changes, fc.nat(200), (bytes, length) => {
        const changed = stagedProblem();
        for (const [at, value] of bytes) changed[at % changed.length] = value;
        // Nodes are the one thing that may rightly take minutes.
        new DataView(changed.buffer).setFloat64(32, 500, true);
        expect([0, -1, -7, -8]).toContain(partition(length > 175 ? changed : changed.subarray(0, length)));
        expect([0, -1, -7, -8]).toContain(partition(changed));
        expect(partition(stagedProblem())).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
