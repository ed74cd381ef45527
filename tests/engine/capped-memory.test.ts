import { describe, expect, test } from 'vitest';
import { demoCompany, DEMO_DIMENSIONS } from '../../core/demo/demo-company.ts';
import { createCoder, EngineFault, openCoder, type Coder } from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { byDay } from './lines.ts';

const CAP = 1_024;
const DAYS = byDay(demoCompany(1).history.lines.slice(0, 1_500));
const HALF = DAYS.length >> 1;

/** Contexts that each dimension remembers, by the exact model file. */
function contextCounts(coder: Coder): number[] {
  const engine = RELEASE.instance();
  const model = coder.save();
  const address = engine.stage(model.length);
  new Uint8Array(engine.memory.buffer, address, model.length).set(model);
  engine.open();
  return coder.dimensions.map((_, index) => engine.contextCount(index));
}

function taught(mostContexts?: number): { readonly coder: Coder; readonly rightShare: number } {
  const coder = createCoder(RELEASE, {
    dimensions: DEMO_DIMENSIONS,
    ...(mostContexts === undefined ? {} : { mostContexts }),
  });
  const outcomes = DAYS.flatMap((day) => coder.learnDay(day)).filter(({ dimension }) => dimension === 0);
  const late = outcomes.slice(outcomes.length >> 1);
  return { coder, rightShare: late.filter(({ rank }) => rank === 0).length / late.length };
}

describe('a coder with a cap on its contexts', () => {
  const [capped, free] = [taught(CAP), taught()];

  test('remembers no more in any dimension, where another remembers many times as much', () => {
    for (const count of contextCounts(capped.coder)) expect(count).toBeLessThanOrEqual(CAP);
    expect(contextCounts(free.coder)[0]).toBeGreaterThan(CAP * 4);
  });

  test('is right nearly as often, for what is used often stays', () => {
    expect(free.rightShare).toBeGreaterThan(0.7);
    expect(capped.rightShare).toBeGreaterThan(free.rightShare - 0.15);
  });

  test('saved while it lets contexts go and opened, goes on to the last bit', () => {
    const coder = createCoder(RELEASE, { dimensions: DEMO_DIMENSIONS, mostContexts: CAP });
    for (const day of DAYS.slice(0, HALF)) coder.learnDay(day);
    const opened = openCoder(RELEASE, coder.save());
    for (const day of DAYS.slice(HALF)) expect(opened.learnDay(day)).toEqual(coder.learnDay(day));
    expect(Buffer.compare(opened.save(), coder.save())).toBe(0);
    for (const count of contextCounts(opened)) expect(count).toBeLessThanOrEqual(CAP);
  });

  test.each([0, -1, 1_023, 4_194_305])('a cap of %i is refused', (mostContexts) => {
    expect(() => createCoder(RELEASE, { dimensions: ['account'], mostContexts })).toThrow(EngineFault);
  });

  test('a cap set later lets go at once what is over it', () => {
    const engine = RELEASE.instance();
    const model = free.coder.save();
    expect(engine.limitContexts(CAP)).toBe(-2);
    const address = engine.stage(model.length);
    new Uint8Array(engine.memory.buffer, address, model.length).set(model);
    engine.open();
    expect(engine.limitContexts(CAP)).toBe(0);
    expect(engine.contextCount(0)).toBe(CAP);
    expect(engine.contextCount(DEMO_DIMENSIONS.length)).toBe(-2);
  });
});
