import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demoCompany } from '../../core/demo/demo-company.ts';
import { createCoder, type Coder, type EngineLine } from '../../core/engine/index.ts';
import { explainLine } from '../../core/workflows/explain-line.ts';
import { assemblyLibm } from '../assembly/assembly-libm.ts';
import { EngineOracle } from '../oracle/engine-oracle.ts';
import { RELEASE } from './built-engine.ts';
import { ANY_LINE, anyDays, byDay, lineWith } from './lines.ts';

const COLUMNS = { dimensions: ['account', 'tax_code'], headerFieldNames: ['site', 'unit'] };
const LIBM = await assemblyLibm();

/** The first two values ranked for the account. */
function firstTwo(coder: Coder, line: EngineLine): string[] {
  return (coder.suggest(line, 2)[0]?.candidates ?? []).map(({ value }) => value);
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0);

/** A coder of a company's first lines, and lines of its journal. */
function companyCoder(): { coder: Coder; asked: readonly EngineLine[] } {
  const { history, journal } = demoCompany(1);
  const coder = createCoder(RELEASE, { dimensions: history.dimensions });
  for (const day of byDay(history.lines.slice(0, 500))) coder.learnDay(day);
  return { coder, asked: journal.lines.slice(0, 60) };
}

describe('an explanation', () => {
  test('of any line adds up to the difference of the oracle’s scores, against the next best or any rival', () => {
    fc.assert(
      fc.property(anyDays(6), ANY_LINE, (days, line) => {
        const coder = createCoder(RELEASE, COLUMNS);
        const oracle = new EngineOracle(COLUMNS.dimensions, LIBM);
        for (const day of days) {
          coder.learnDay(day);
          oracle.learnDay(day);
        }
        const values = (coder.suggest(line, 16)[0]?.candidates ?? []).map(({ value }) => value);
        for (const [place, value] of values.entries())
          for (const rival of values) {
            const explanation = coder.explain(line, 0, value, rival);
            if (rival === value) {
              expect(explanation).toBeNull();
              continue;
            }
            const difference = oracle.scoreDifference(line, 0, value, rival);
            expect(explanation?.difference).toBe(difference);
            expect(sum(explanation?.parts.map(({ amount }) => amount) ?? [])).toBeCloseTo(difference, 4);
            const nextBest = coder.explain(line, 0, value)?.rival;
            expect(nextBest).toBe(values[place === 0 ? 1 : 0]);
          }
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test('does not change the model', () => {
    const coder = createCoder(RELEASE, COLUMNS);
    coder.learnDay([lineWith({}), lineWith({ text: 'flight', coding: ['4510', 'V0'] })]);
    const before = coder.save();
    coder.explain(lineWith({}), 0, '4400');
    expect(Buffer.compare(coder.save(), before)).toBe(0);
  });

  test('is null where a value was never seen, or nothing else is ranked', () => {
    const coder = createCoder(RELEASE, COLUMNS);
    coder.learnDay([lineWith({})]);
    expect(coder.explain(lineWith({}), 0, '4400')).toBeNull();
    expect(coder.explain(lineWith({}), 0, '9999')).toBeNull();
    expect(coder.explain(lineWith({}), 0, '4400', '9999')).toBeNull();
  });

  test('names the word that decides, however the line writes it', () => {
    const coder = createCoder(RELEASE, COLUMNS);
    for (const [text, account] of [
      ['blue toner', '4410'],
      ['red chair', '0220'],
      ['black toner', '4410'],
      ['big chair', '0220'],
    ])
      coder.learnDay([lineWith({ text: text ?? '', coding: [account ?? null, null] })]);
    const groups = explainLine(coder, lineWith({ text: 'A new TÓNER' }), 0, '4410')?.groups ?? [];
    expect(groups.find(({ about }) => about === 'text')?.words[0]).toBe('toner');
  });
});

test('the reasons add up against the last of the ranked too, whose crosses are not looked up', () => {
  const { coder, asked } = companyCoder();
  let farBehind = 0;
  for (const line of asked) {
    const ranked = coder.suggest(line, 16)[0]?.candidates ?? [];
    const [first, last] = [ranked[0]?.value, ranked.at(-1)?.value];
    const explanation = first === undefined ? null : coder.explain(line, 0, first, last);
    if (!explanation) continue;
    if (explanation.difference > 8) farBehind += 1;
    expect(sum(explanation.parts.map(({ amount }) => amount))).toBeCloseTo(explanation.difference, 4);
  }
  expect(farBehind).toBeGreaterThan(20);
});

test('grouped, the reasons of a company’s journal add up to the same', () => {
  const { coder, asked } = companyCoder();
  let explained = 0;
  for (const line of asked) {
    const [first, next] = firstTwo(coder, line);
    const explanation = first === undefined ? null : explainLine(coder, line, 0, first);
    if (!explanation) continue;
    explained += 1;
    expect([explanation.value, explanation.rival]).toEqual([first, next]);
    expect(sum(explanation.groups.map(({ amount }) => amount))).toBeCloseTo(explanation.difference, 4);
    expect(explanation.difference).toBeGreaterThanOrEqual(0);
  }
  expect(explained).toBeGreaterThan(40);
});
