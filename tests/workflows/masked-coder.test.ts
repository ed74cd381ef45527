import { describe, expect, test } from 'vitest';
import { DEFAULT_LANE_LIMITS } from '../../core/domain/lane.ts';
import { Masters, type MasterValue } from '../../core/domain/masters.ts';
import type { Coder } from '../../core/engine/line.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { maskedCoder } from '../../core/workflows/masked-coder.ts';
import { suggestLine } from '../../core/workflows/suggest-line.ts';
import { majorityCoder } from '../oracle/majority-coder.ts';
import { lineWith } from './ledger.ts';

const record = (code: string, more: Partial<MasterValue> = {}): MasterValue => ({
  code,
  name: '',
  parentCode: null,
  validFrom: null,
  validUntil: null,
  isBlocked: false,
  allowed: {},
  ...more,
});
const masters = (accounts: readonly MasterValue[]): Masters =>
  new Masters(new Map([['account', new Map(accounts.map((one) => [one.code, one]))]]));

/** Three lines of 4410 with 100, two of 4420 with 200, one of 4430 without a cost centre. */
function coder(): Coder {
  const codings = [
    ['4410', '100'],
    ['4410', '100'],
    ['4410', '100'],
    ['4420', '200'],
    ['4420', '200'],
    ['4430', LEFT_BLANK],
  ];
  const lines = codings.map((coding) => lineWith({ coding }));
  return majorityCoder({ dimensions: ['account', 'cost_centre'], headerFieldNames: [], lines });
}
const firsts = (one: Coder, date = '2024-06-01'): readonly (string | undefined)[] =>
  one.suggest(lineWith({ date })).map(({ candidates }) => candidates[0]?.value);

describe('a coder held to master records', () => {
  test('explains a value against the next that may be used', () => {
    const blocked = masters([record('4410'), record('4420', { isBlocked: true }), record('4430')]);
    const held = maskedCoder(coder(), blocked);
    expect(coder().explain(lineWith({}), 0, '4410')?.rival).toBe('4420');
    expect(held.explain(lineWith({}), 0, '4410')?.rival).toBe('4430');
    expect(maskedCoder(coder(), masters([record('4410')])).explain(lineWith({}), 0, '4410')).toBeNull();
  });

  test('proposes the next value where the first may not be used', () => {
    const blocked = masters([record('4410', { isBlocked: true }), record('4420'), record('4430')]);
    expect(firsts(coder())).toEqual(['4410', '100']);
    expect(firsts(maskedCoder(coder(), blocked))).toEqual(['4420', '100']);
  });

  test('keeps to the day of the line', () => {
    const closed = masters([record('4410', { validUntil: '2024-05-31' }), record('4420')]);
    expect(firsts(maskedCoder(coder(), closed), '2024-05-31')[0]).toBe('4410');
    expect(firsts(maskedCoder(coder(), closed), '2024-06-01')[0]).toBe('4420');
  });

  test('keeps to what may stand together, and staying blank always may', () => {
    const onlyBlank = masters([record('4410', { allowed: { cost_centre: [] } })]);
    expect(firsts(maskedCoder(coder(), onlyBlank))).toEqual(['4410', LEFT_BLANK]);
    const only200 = masters([record('4410', { allowed: { cost_centre: [{ from: '200', to: '200' }] } })]);
    expect(firsts(maskedCoder(coder(), only200))).toEqual(['4410', '200']);
  });

  test('proposes nothing where nothing may be used', () => {
    expect(firsts(maskedCoder(coder(), masters([record('9999')])))).toEqual([undefined, '100']);
  });

  test('leaves probabilities as they are and gives as many candidates as asked for', () => {
    const plain = coder().suggest(lineWith({}))[0]?.candidates ?? [];
    const held = maskedCoder(coder(), masters([record('4420'), record('4430')])).suggest(lineWith({}), 1)[0];
    expect(held?.candidates).toEqual([plain[1]]);
  });

  test('says of a day what it would have proposed, and then knows the day', () => {
    const held = maskedCoder(coder(), masters([record('4420'), record('4430')]));
    const day = [lineWith({ coding: ['4430', '100'] }), lineWith({ coding: ['4410', '100'] })];
    const outcomes = held
      .learnDay(day)
      .map(({ line, dimension, predicted, rank }) => [line, dimension, predicted, rank]);
    expect(outcomes).toEqual([
      [0, 0, '4420', 1],
      [0, 1, '100', 0],
      [1, 0, '4420', -1],
      [1, 1, '100', 0],
    ]);
    expect(held.lineCount).toBe(8);
  });

  test('learns and is saved as the coder itself', () => {
    const one = coder();
    const held = maskedCoder(one, masters([record('4410')]));
    held.learn(lineWith({ coding: ['4410', '100'] }));
    expect(held.lineCount).toBe(7);
    expect(held.save()).toEqual(one.save());
  });
});

describe('values that were never used', () => {
  const chart = masters([
    record('4410', { name: 'Office supplies' }),
    record('4420', { name: 'Consumables' }),
    record('4430'),
    record('6600', { name: 'Advertising' }),
    record('6610', { name: 'Advertising abroad', isBlocked: true }),
  ]);
  /** Every account once, so that none is as likely as not. */
  const unsure = majorityCoder({
    dimensions: ['account'],
    headerFieldNames: [],
    lines: ['4410', '4420', '4430'].map((code) => lineWith({ coding: [code] })),
  });
  const line = lineWith({ text: 'advertising and consumables' });

  test('are named where nothing known is likely: neither those in use nor those that may not be used', () => {
    const [account] = suggestLine(maskedCoder(unsure, chart), line, DEFAULT_LANE_LIMITS);
    expect(account?.neverUsed?.map(({ code }) => code)).toEqual(['6600']);
    expect(account).toMatchObject({ value: null, lane: 'manual' });
    expect(account?.reason).toContain('never used, but its name has "advertising": 6600 Advertising');
  });

  test('are not named where a known value is likely', () => {
    const lines = Array.from({ length: 9 }, () => lineWith({ coding: ['4410'] }));
    const sure = majorityCoder({ dimensions: ['account'], headerFieldNames: [], lines });
    const [account] = suggestLine(maskedCoder(sure, chart), line, DEFAULT_LANE_LIMITS);
    expect(account?.neverUsed).toBeUndefined();
  });
});
