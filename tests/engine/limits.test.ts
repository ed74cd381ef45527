import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BUCKETS_A_DIMENSION } from '../../core/engine/bucket-count.ts';
import { createCoder, EngineFault, type CodedEngineLine, type Coder } from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { statusOf } from './fault-of.ts';
import { lineWith } from './lines.ts';

const OVER_LIMIT = -1;
const BAD_LINE = -3;

const coderOf = (dimensionCount: number, headerFieldCount = 0): Coder =>
  createCoder(RELEASE, {
    dimensions: Array.from({ length: dimensionCount }, (_, index) => `dimension ${index}`),
    headerFieldNames: Array.from({ length: headerFieldCount }, (_, index) => `field ${index}`),
  });

/** A coder that learned one line, and the first value it suggests for another. */
function firstFor(asked: Partial<CodedEngineLine>, learned: Partial<CodedEngineLine>): string | undefined {
  const coder = coderOf(1);
  coder.learn(lineWith({ coding: ['4400'], ...learned }));
  return coder.suggest(lineWith(asked))[0]?.candidates[0]?.value;
}

test('a dimension has as many places of hashed weights as the engine takes room for', () => {
  const source = readFileSync(new URL('../../assembly/linear/dimension-model.ts', import.meta.url), 'utf8');
  const bits = /CROSS_BITS: i32 = (\d+);/.exec(source)?.[1];
  expect(BUCKETS_A_DIMENSION).toBe(2 ** Number(bits));
});

describe('dimensions', () => {
  test('15 are learned and suggested each on its own', () => {
    const coder = coderOf(15);
    const coding = Array.from({ length: 15 }, (_, index) => `value ${index}`);
    coder.learnDay([lineWith({ coding })]);
    expect(coder.suggest(lineWith({})).map(({ candidates }) => candidates[0]?.value)).toEqual(coding);
  });

  test('none, and 16, are refused', () => {
    expect(statusOf(() => coderOf(0))).toBe(OVER_LIMIT);
    expect(statusOf(() => coderOf(16))).toBe(OVER_LIMIT);
  });

  test('a model that has learned nothing suggests nothing', () => {
    expect(coderOf(2).suggest(lineWith({}))).toEqual([
      { dimension: 'dimension 0', candidates: [], evidence: [] },
      { dimension: 'dimension 1', candidates: [], evidence: [] },
    ]);
  });

  test('a line of which nothing is known gets what the company codes most', () => {
    const coder = coderOf(1);
    for (const account of ['4400', '4400', '4510', '4400']) coder.learn(lineWith({ coding: [account] }));
    const stranger = lineWith({ supplierName: 'Quux', text: 'zyx', amountMinor: 31, date: '2025-07-07' });
    const [ranking] = coder.suggest(stranger);
    expect(ranking?.candidates.map(({ value }) => value)).toEqual(['4400', '4510']);
    expect(ranking?.evidence).toEqual([]);
  });

  test('a line that is coded nowhere teaches nothing and is predicted all the same', () => {
    const coder = coderOf(1);
    coder.learn(lineWith({ coding: ['4400'] }));
    const [outcome] = coder.learnDay([lineWith({ coding: [null] })]);
    expect(outcome).toMatchObject({ predicted: '4400', rank: -1 });
  });

  test('a day without lines has no outcomes', () => {
    expect(coderOf(2).learnDay([])).toEqual([]);
  });
});

describe('header fields', () => {
  test('16 are taken, 17 are refused', () => {
    const sixteen = Array.from({ length: 16 }, (_, index) => `entry ${index}`);
    const coder = coderOf(1, 16);
    coder.learn(lineWith({ headerFields: sixteen, coding: ['4400'] }));
    expect(coder.suggest(lineWith({ headerFields: sixteen }))[0]?.candidates[0]?.value).toBe('4400');
    expect(statusOf(() => coderOf(1, 17))).toBe(OVER_LIMIT);
    expect(statusOf(() => coder.suggest(lineWith({ headerFields: [...sixteen, 'one more'] })))).toBe(
      BAD_LINE,
    );
  });

  test('the same text in another field is another fact', () => {
    const coder = coderOf(1, 2);
    const plain = { supplierName: '', text: '', amountMinor: 0 };
    for (let n = 0; n < 5; n++) {
      coder.learn(lineWith({ ...plain, headerFields: ['IT', ''], coding: ['0420'] }));
      coder.learn(lineWith({ ...plain, headerFields: ['', 'IT'], coding: ['4980'] }));
    }
    const firstOf = (headerFields: string[]): string | undefined =>
      coder.suggest(lineWith({ ...plain, headerFields }))[0]?.candidates[0]?.value;
    expect([firstOf(['IT', '']), firstOf(['', 'IT'])]).toEqual(['0420', '4980']);
  });
});

describe('values', () => {
  test.each(['0040', '040', '40', ' 40', '', '4400 – Büro', '🧾', '\u0000', 'a'.repeat(10_000)])(
    '%j comes back as it was given',
    (value) => {
      expect(firstFor({}, { coding: [value] })).toBe(value);
    },
  );

  test('the same digits with and without leading zeros are two values', () => {
    const coder = coderOf(1);
    coder.learnDay([
      lineWith({ supplierName: 'A', coding: ['0040'] }),
      lineWith({ supplierName: 'B', coding: ['40'] }),
    ]);
    const values = coder.suggest(lineWith({ supplierName: 'A' }))[0]?.candidates.map(({ value }) => value);
    expect(values).toEqual(['0040', '40']);
  });
});

describe('texts', () => {
  const stranger = lineWith({ supplierName: 'Nobody', text: 'nothing', coding: ['9999'] });

  /** Whether a line of one supplier's name brings up the evidence of another's. */
  function isSameSupplier(learned: string, asked: string): boolean {
    const coder = coderOf(1);
    coder.learnDay([stranger, lineWith({ supplierName: learned, text: '', coding: ['4400'] })]);
    const [ranking] = coder.suggest(lineWith({ supplierName: asked, text: '', amountMinor: 55 }));
    return ranking?.evidence.some(({ context }) => context === 'this supplier') ?? false;
  }

  test.each([
    ['CRÉDIT GÉNÉRALE', 'credit generale'],
    ['Cre\u0301dit', 'Crédit'],
    ['Müller  GmbH ', 'muller gmbh'],
    ['ЁЛКА', 'ёлка'],
    ['🧾 Ltd', '🧾 LTD'],
  ])('%j and %j are one supplier', (learned, asked) => {
    expect(isSameSupplier(learned, asked)).toBe(true);
  });

  test('other names are other suppliers', () => {
    expect(isSameSupplier('Müller', 'Möller')).toBe(false);
    expect(isSameSupplier('🧾', '🧷')).toBe(false);
  });

  test.each([
    ['half a surrogate pair', '\ud83e'],
    ['10,000 characters', 'ab '.repeat(3_334)],
    ['10,000 emoji', '🧾'.repeat(10_000)],
    ['every control character', Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')],
    ['marks alone', '\u0301'.repeat(50)],
  ])('%s in every text is learned, suggested and saved', (_, text) => {
    const texts = {
      supplierName: text,
      supplierId: text,
      supplierTaxId: text,
      documentId: text,
      text,
      company: text,
    };
    expect(firstFor(texts, texts)).toBe('4400');
  });
});

describe('amounts, tax rates and dates', () => {
  test.each([0, -0, -1, 1, 2 ** 53, -(2 ** 53)])('the amount %d is learned and suggested', (amountMinor) => {
    expect(firstFor({ amountMinor }, { amountMinor })).toBe('4400');
  });

  test.each([2 ** 53 + 2, -(2 ** 53) - 2, Number.POSITIVE_INFINITY, Number.NaN])(
    'the amount %d is refused',
    (amountMinor) => {
      expect(statusOf(() => coderOf(1).suggest(lineWith({ amountMinor })))).toBe(BAD_LINE);
      expect(statusOf(() => coderOf(1).learn(lineWith({ amountMinor, coding: ['4400'] })))).toBe(BAD_LINE);
    },
  );

  test('a tax rate that is no number is one that is not known', () => {
    const coder = coderOf(1);
    coder.learn(lineWith({ coding: ['4400'] }));
    expect(coder.suggest(lineWith({ taxRate: Number.NaN }))).toEqual(
      coder.suggest(lineWith({ taxRate: null })),
    );
  });

  test('a tax rate beyond 10,000 percent is refused', () => {
    expect(statusOf(() => coderOf(1).suggest(lineWith({ taxRate: 10_000 })))).toBe(0);
    expect(statusOf(() => coderOf(1).suggest(lineWith({ taxRate: 10_001 })))).toBe(BAD_LINE);
    expect(statusOf(() => coderOf(1).suggest(lineWith({ taxRate: Number.NEGATIVE_INFINITY })))).toBe(
      BAD_LINE,
    );
  });

  test.each([
    '',
    'today',
    '2024-13-01',
    '2024-02-30',
    '2023-02-29',
    '2024',
    '2024-01',
    '2024-1-5',
    '+012024-01-01',
  ])('%j is no date', (date) => {
    expect(() => coderOf(1).suggest(lineWith({ date }))).toThrow(RangeError);
    expect(() => coderOf(1).learnDay([lineWith({ date })])).toThrow(RangeError);
  });

  test.each(['0001-01-01', '1900-02-28', '1969-12-31', '2024-02-29', '9999-12-31'])(
    '%s is a date',
    (date) => {
      const coder = coderOf(1);
      coder.learn(lineWith({ date, coding: ['4400'] }));
      expect(coder.suggest(lineWith({ date }))[0]?.evidence[0]?.lastDate).toBe(date);
    },
  );
});

test('a day that is refused is forgotten whole: it neither counts nor shifts the next day’s outcomes', () => {
  const [coder, untouched] = [coderOf(1), coderOf(1)];
  for (const each of [coder, untouched]) each.learn(lineWith({ supplierName: 'KLM', coding: ['4510'] }));
  const good = lineWith({ supplierName: 'Staples', coding: ['4510'] });
  expect(() => coder.learnDay([good, lineWith({ amountMinor: Number.NaN })])).toThrow(EngineFault);
  expect(() => coder.learnDay([good, lineWith({ date: 'soon' })])).toThrow(RangeError);
  expect(coder.lineCount).toBe(1);
  const next = [lineWith({ supplierName: 'KLM', coding: ['4510'] })];
  expect(coder.learnDay(next)).toEqual(untouched.learnDay(next));
  expect(coder.suggest(good)).toEqual(untouched.suggest(good));
});
