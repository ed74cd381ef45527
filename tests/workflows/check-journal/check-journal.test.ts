import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';
import { Masters, type MasterValue } from '../../../core/domain/masters.ts';
import { checkJournal } from '../../../core/workflows/check-journal/check-journal.ts';
import type { CheckRules } from '../../../core/workflows/check-journal/check-rules.ts';
import type { CheckedLine, Finding } from '../../../core/workflows/check-journal/finding.ts';
import { findingText } from '../../../core/workflows/check-journal/finding-text.ts';
import { runThrough } from '../../../core/workflows/run-through.ts';

const DIMENSIONS = ['account', 'cost_centre', 'tax_code'];

const value = (code: string, more: Partial<MasterValue> = {}): [string, MasterValue] => [
  code,
  {
    ...{ code, name: '', parentCode: null, validFrom: null, validUntil: null, isBlocked: false, allowed: {} },
    ...more,
  },
];

const masters = new Masters(
  new Map([
    [
      'account',
      new Map([
        value('4'),
        value('4300', { parentCode: '4' }),
        value('4400', { isBlocked: true, parentCode: '4' }),
        value('4500', { validFrom: '2026-11-01', parentCode: '4' }),
        value('4600', { validUntil: '2026-01-31', parentCode: '4' }),
        value('4700', { parentCode: '4', allowed: { cost_centre: [{ from: '100', to: '199' }] } }),
      ]),
    ],
    ['cost_centre', new Map([value('120'), value('220')])],
  ]),
);

const RULES: CheckRules = {
  ...{ masters, required: ['account'], openFrom: '2026-01-01', openUntil: '2026-12-31' },
  ...{
    balance: { kind: 'none' },
    taxDimension: 'tax_code',
    taxRates: new Map([
      ['V21', 21],
      ['V9', 9],
    ]),
  },
};

function line(coding: (string | null)[], more: Partial<LedgerLine> = {}): LedgerLine {
  return {
    ...{ rowNumber: 2, documentId: 'D1', lineNo: null, date: '2026-10-15', direction: 'received' },
    ...{
      supplierName: 'Staples',
      supplierId: '',
      supplierTaxId: '',
      text: 'toner',
      quantity: null,
      unitPrice: null,
    },
    ...{ amountMinor: 10_000, currency: 'EUR', taxRate: null, company: '', headerFields: [], coding },
    ...more,
  };
}

function check(
  lines: readonly (LedgerLine | null)[],
  rules: Partial<CheckRules> = {},
  taxMinor: readonly (number | null)[] = [],
): readonly CheckedLine[] {
  return runThrough(checkJournal({ dimensions: DIMENSIONS, lines, taxMinor }, { ...RULES, ...rules }));
}

const kinds = (checked: CheckedLine | undefined): string[] =>
  (checked?.findings ?? []).map(({ kind }) => kind);

describe('a line', () => {
  test('with values that exist, are valid and go together is ready', () => {
    expect(check([line(['4300', '120', 'V21'])])).toEqual([{ status: 'ready', findings: [] }]);
  });

  test.each([
    ['4999', 'unknown'],
    ['4400', 'blocked'],
    ['4500', 'not valid yet'],
    ['4600', 'no longer valid'],
    ['4', 'a heading'],
  ])('with account %s is stopped: %s', (account, kind) => {
    expect(check([line([account, '120', null])])).toEqual([
      { status: 'stopped', findings: [{ kind, dimension: 'account', value: account }] },
    ]);
  });

  test('without a value that is required is stopped, without another one is not', () => {
    expect(kinds(check([line([null, '120', null])])[0])).toEqual(['missing-value']);
    expect(kinds(check([line(['4300', null, null])])[0])).toEqual([]);
  });

  test('with values that may not stand together is stopped', () => {
    expect(check([line(['4700', '220', null])])[0]?.findings).toEqual([
      {
        kind: 'not-together',
        dimension: 'account',
        value: '4700',
        otherDimension: 'cost_centre',
        otherValue: '220',
      },
    ]);
    expect(kinds(check([line(['4700', '120', null])])[0])).toEqual([]);
  });

  test('of a closed day is stopped; the first and the last open day are open', () => {
    const on = (date: string): string[] => kinds(check([line(['4300', null, null], { date })])[0]);
    expect([on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      ['period-closed'],
      [],
      [],
      ['period-closed'],
    ]);
  });

  test('that could not be read is stopped', () => {
    expect(check([null])).toEqual([{ status: 'stopped', findings: [{ kind: 'unread' }] }]);
  });
});

describe('tax', () => {
  test('is stopped where the code has another rate than the line', () => {
    expect(check([line(['4300', null, 'V21'], { taxRate: 9 })])[0]?.findings).toEqual([
      { kind: 'tax-rate', value: 'V21', expected: 21, found: 9 },
    ]);
  });

  test('may be off by the rounding of one line and no more', () => {
    const off = (tax: number): string[] => kinds(check([line(['4300', null, 'V21'])], {}, [tax])[0]);
    expect([off(2100), off(2101), off(2102), off(-2100)]).toEqual([[], [], ['tax-amount'], ['tax-amount']]);
  });

  test('of its own rate is always right, whatever the amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
        fc.constantFrom(21, 9),
        (amountMinor, rate) => {
          const tax =
            Math.sign(amountMinor) * Number((BigInt(Math.abs(amountMinor)) * BigInt(rate) + 50n) / 100n);
          const coded = line(['4300', null, `V${rate}`], { amountMinor, taxRate: rate });
          expect(check([coded], {}, [tax])[0]?.status).toBe('ready');
        },
      ),
    );
  });
});

describe('amounts', () => {
  test('that are not quantity times price are worth a look, credits aside', () => {
    const status = (more: Partial<LedgerLine>): string | undefined =>
      check([line(['4300', null, null], more)])[0]?.status;
    expect(status({ quantity: 2, unitPrice: 50 })).toBe('ready');
    expect(status({ quantity: 2, unitPrice: 45 })).toBe('look');
    expect(status({ quantity: 2, unitPrice: 50, amountMinor: -10_000 })).toBe('ready');
  });
});

describe('documents', () => {
  const both = (a: number, b: number): LedgerLine[] => [
    line(['4300', null, null], { amountMinor: a }),
    line(['4300', null, null], { amountMinor: b }),
  ];

  test('that have to come to nothing are stopped on all of their lines where they do not', () => {
    const zero = { balance: { kind: 'zero' } } as const;
    expect(check(both(100, -100), zero).map(({ status }) => status)).toEqual(['ready', 'ready']);
    expect(check(both(100, -90), zero).map(({ findings }) => findings)).toEqual([
      [{ kind: 'out-of-balance', differenceMinor: 10, currency: 'EUR' }],
      [{ kind: 'out-of-balance', differenceMinor: 10, currency: 'EUR' }],
    ]);
  });

  test('have to come to their totals, where those are known', () => {
    const totals = (...entries: [string, number][]): Partial<CheckRules> => ({
      balance: { kind: 'totals', totalMinor: new Map(entries) },
    });
    expect(kinds(check(both(100, 50), totals(['D1', 150]))[0])).toEqual([]);
    expect(kinds(check(both(100, 50), totals(['D1', 151]))[0])).toEqual(['out-of-balance']);
    expect(kinds(check(both(100, 50), totals(['D2', 1]))[0])).toEqual([]);
  });

  test('in several currencies have no sum', () => {
    const [a, b] = both(100, -100);
    expect(
      kinds(
        check([a ?? null, { ...line(['4300', null, null]), ...b, currency: 'USD' }], {
          balance: { kind: 'zero' },
        })[0],
      ),
    ).toEqual(['mixed-currencies']);
  });

  test('are the same in any order of their lines', () => {
    const amounts = fc.array(
      fc.record({ document: fc.constantFrom('a', 'b', 'c'), amount: fc.integer({ min: -5, max: 5 }) }),
      {
        maxLength: 12,
      },
    );
    const shuffled = amounts.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray([...all.keys()], { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, order]) => {
        const lines = all.map(({ document, amount }) =>
          line(['4300', null, null], { documentId: document, amountMinor: amount }),
        );
        const before = check(lines, { balance: { kind: 'zero' } });
        const after = check(
          order.flatMap((index) => lines[index] ?? []),
          { balance: { kind: 'zero' } },
        );
        expect(after).toEqual(order.map((index) => before[index]));
      }),
    );
  });
});

describe('laws', () => {
  test('a journal has as many results as lines, and gives way between slices', () => {
    const lines = Array.from({ length: 2500 }, () => line(['4300', null, null]));
    const work = checkJournal({ dimensions: DIMENSIONS, lines, taxMinor: [] }, RULES);
    expect([work.next().value, work.next().value]).toEqual([{ doneCount: 1000 }, { doneCount: 2000 }]);
    expect(work.next().value).toHaveLength(2500);
  });

  test('a line is ready exactly where nothing was found', () => {
    const codings = fc.tuple(
      fc.constantFrom(null, '4300', '4400', '4700', 'x'),
      fc.constantFrom(null, '120', '220'),
      fc.constantFrom(null, 'V21'),
    );
    fc.assert(
      fc.property(fc.array(codings, { maxLength: 10 }), (all) => {
        for (const { status, findings } of check(all.map((coding) => line([...coding]))))
          expect(status === 'ready').toBe(findings.length === 0);
      }),
    );
  });
});

test('every finding has a sentence that names what it is about', () => {
  const findings: Finding[] = [
    { kind: 'blocked', dimension: 'account', value: '4400' },
    { kind: 'out-of-balance', differenceMinor: -1234, currency: 'EUR' },
    { kind: 'tax-amount', expectedMinor: 2100, foundMinor: 900 },
    { kind: 'mixed-currencies', currencies: ['', 'USD'] },
  ];
  expect(findings.map((finding) => findingText(finding, 'EUR'))).toEqual([
    'account 4400 is blocked',
    'the document is out of balance by -12.34',
    'the tax is 9.00, by its code 21.00',
    'the document has several currencies: none, USD',
  ]);
});
