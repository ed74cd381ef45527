import { describe, expect, test } from 'vitest';
import {
  compileEngine,
  createCoder,
  createLineMatcher,
  ENGINE_STOPPED,
  openCoder,
  type Coder,
} from '../../core/engine/index.ts';
import { compileAssembly, ENGINE_SOURCE } from '../assembly/compile-assembly.ts';
import { codedTables } from './code-tables.ts';
import { faultOf } from './fault-of.ts';
import { lineWith } from './lines.ts';

/** The engine with a fault put in: asked for 13 candidates, and for dimension 14 in a day, it stops. */
const FAULTY = ENGINE_SOURCE.replace(
  'function answer(dimension: i32, most: i32, withEvidence: bool): i32 {',
  '$& if (most == 13) assert(false, "thirteen"); if (most == 13) unreachable();',
).replace('export function learnDay(): i32 {', '$& if (models.length == 14) unreachable();');
const LINE = lineWith({ coding: ['4400'] });

describe.each([
  ['release', 'unreachable'],
  ['debug', 'thirteen'],
])('an engine of the %s build that stops inside a call', async (target, reason) => {
  const module = await compileEngine(await compileAssembly(FAULTY, '--target', target));
  const stopped = (): Coder => {
    const coder = createCoder(module, { dimensions: ['account'] });
    coder.learn(LINE);
    expect(faultOf(() => coder.suggest(LINE, 13))).toMatchObject({ status: ENGINE_STOPPED });
    return coder;
  };

  test('tells why', () => {
    const coder = createCoder(module, { dimensions: ['account'] });
    expect(faultOf(() => coder.suggest(LINE, 13)).message).toContain(reason);
  });

  test('takes no later call, and each says the same', () => {
    const coder = stopped();
    for (const call of [
      () => coder.suggest(LINE),
      () => coder.learn(LINE),
      () => coder.learnDay([LINE]),
      () => coder.save(),
    ])
      expect(faultOf(call)).toMatchObject({
        status: ENGINE_STOPPED,
        message: expect.stringContaining(reason) as string,
      });
    expect(coder.lineCount).toBe(1);
  });

  test('leaves its module whole: new, opened and matching ones work', () => {
    const before = createCoder(module, { dimensions: ['account'] });
    before.learn(LINE);
    const bytes = before.save();
    stopped();
    expect(before.suggest(LINE)[0]?.candidates[0]?.value).toBe('4400');
    expect(openCoder(module, bytes).suggest(LINE)).toEqual(before.suggest(LINE));
    const { partners } = createLineMatcher(module).match(
      codedTables([{ predicted: [[1], [2]], truth: [[2], [1]] }]),
    );
    expect([...partners]).toEqual([1, 0]);
  });

  test('in the middle of a day does not count the day', () => {
    const coder = createCoder(module, { dimensions: Array.from({ length: 14 }, String) });
    expect(faultOf(() => coder.learnDay([LINE])).status).toBe(ENGINE_STOPPED);
    expect(coder.lineCount).toBe(0);
  });
});
