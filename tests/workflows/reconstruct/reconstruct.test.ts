import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../../core/domain/calendar-day.ts';
import { lineWith } from '../ledger.ts';
import { accountsOf, entryOf, invoiceLine, rebuilt } from './rebuilt.ts';

const SEARCH_NOTHING = { entryToleranceMinor: 2, documentToleranceMinor: null, nodeLimit: 1 };

describe('one document', () => {
  test('lines of one coding are one entry, a discount among them', () => {
    const lines = [1000, 9000, -500].map((amount) => invoiceLine('A', amount));
    const { documents } = rebuilt(lines, [entryOf('A', 500, '4410'), entryOf('A', 9000, '0120')]);
    expect(documents[0]).toMatchObject({
      status: 'unique',
      isDecided: true,
      reading: 'net',
      deviationMinor: 0,
    });
    expect(accountsOf(documents[0])).toEqual(['4410', '0120', '4410']);
  });

  test('entries of one coding are added up before lines are looked for', () => {
    const lines = [invoiceLine('A', 700), invoiceLine('A', 300)];
    const { documents } = rebuilt(lines, [entryOf('A', 600, '4410'), entryOf('A', 400, '4410')]);
    expect(accountsOf(documents[0])).toEqual(['4410', '4410']);
  });

  test('an entry that states a tax rate takes only lines of that rate', () => {
    const lines = [invoiceLine('A', 500, { taxRate: 21 }), invoiceLine('A', 500, { taxRate: 9 })];
    const entries = [entryOf('A', 500, '4410', { taxRate: 9 }), entryOf('A', 500, '4420', { taxRate: 21 })];
    expect(accountsOf(rebuilt(lines, entries).documents[0])).toEqual(['4420', '4410']);
  });

  test('entries with tax are met by lines with their tax', () => {
    const lines = [invoiceLine('A', 1000, { taxRate: 21 }), invoiceLine('A', 2000, { taxRate: 9 })];
    const { documents } = rebuilt(lines, [entryOf('A', 1210, '4410'), entryOf('A', 2180, '4420')]);
    expect(documents[0]).toMatchObject({ status: 'unique', reading: 'with 9 % and 21 % tax' });
    expect(accountsOf(documents[0])).toEqual(['4410', '4420']);
  });

  test('one rate may be posted with its tax and another without', () => {
    const lines = [invoiceLine('A', 1000, { taxRate: 21 }), invoiceLine('A', 2000, { taxRate: 9 })];
    const { documents } = rebuilt(lines, [entryOf('A', 1210, '4410'), entryOf('A', 2000, '4420')]);
    expect(documents[0]?.reading).toBe('with 21 % tax');
  });

  test('a discount of the whole document may be spread over its entries', () => {
    const lines = [8000, 2000, -1000].map((amount) => invoiceLine('A', amount));
    const { documents } = rebuilt(lines, [entryOf('A', 7200, '4410'), entryOf('A', 1800, '4420')]);
    expect(documents[0]).toMatchObject({ status: 'unique', reading: 'discounts spread over the lines' });
    expect(accountsOf(documents[0])).toEqual(['4410', '4420', null]);
  });

  test('an entry may be off by the tolerance, and it is told by how much', () => {
    const lines = [invoiceLine('A', 1000), invoiceLine('A', 3000)];
    const entries = [entryOf('A', 1002, '4410'), entryOf('A', 3001, '4420')];
    expect(rebuilt(lines, entries).documents[0]).toMatchObject({ status: 'unique', deviationMinor: 3 });
    const exact = { limits: { ...SEARCH_NOTHING, entryToleranceMinor: 0, nodeLimit: 1000 } };
    expect(rebuilt(lines, entries, exact).documents[0]).toMatchObject({
      status: 'infeasible',
      reason: 'the lines add up to 40.00, the entries to 40.03',
    });
  });

  test('a line of 0 goes where it most likely belongs, and the document is not unique', () => {
    const lines = [invoiceLine('A', 500), invoiceLine('A', 0), invoiceLine('A', 700)];
    const { documents } = rebuilt(lines, [entryOf('A', 500, '4410'), entryOf('A', 700, '4420')]);
    expect(documents[0]?.status).toBe('ambiguous');
    expect(accountsOf(documents[0])).not.toContain(null);
  });

  test('a line that is divided over entries is told, and not forced', () => {
    const lines = [invoiceLine('A', 10_000, { rowNumber: 7 })];
    const { documents } = rebuilt(lines, [entryOf('A', 6000, '1'), entryOf('A', 4000, '2')]);
    expect(documents[0]).toMatchObject({
      status: 'infeasible',
      isSplit: true,
      reason: 'the line of row 7 is divided over several entries',
    });
    expect(accountsOf(documents[0])).toEqual([null]);
  });

  test('one line divided beside others that are not is told, too', () => {
    const lines = [invoiceLine('A', 10_000, { rowNumber: 3 }), invoiceLine('A', 555), invoiceLine('A', 111)];
    const entries = [entryOf('A', 6000, '1'), entryOf('A', 4000, '2'), entryOf('A', 666, '3')];
    expect(rebuilt(lines, entries).documents[0]).toMatchObject({
      isSplit: true,
      reason: 'the line of row 3 is divided over 2 entries',
    });
  });

  test.each([
    ['no entry', [], 'the journal has no entry of this document'],
    [
      'another currency',
      [entryOf('A', 500, '1', { currency: 'USD' })],
      'lines and entries are in EUR and USD',
    ],
    [
      'other amounts',
      [entryOf('A', 400, '1'), entryOf('A', 102, '2')],
      'no way to divide the lines fills every entry',
    ],
  ])('with %s is infeasible, with the reason', (_, entries, reason) => {
    const lines = [invoiceLine('A', 300), invoiceLine('A', 202)];
    expect(rebuilt(lines, entries).documents[0]).toMatchObject({
      status: 'infeasible',
      reason,
      isSplit: false,
    });
  });

  test('a search that may visit one node ends at its limit', () => {
    const lines = [300, 200, 100].map((amount) => invoiceLine('A', amount));
    const entries = [entryOf('A', 300, '1'), entryOf('A', 300, '2')];
    const { documents } = rebuilt(lines, entries, { limits: SEARCH_NOTHING });
    expect(documents[0]).toMatchObject({ status: 'limit', isCounted: false });
  });
});

describe('several ways', () => {
  const texts = (documentId: string): [string, string][] => [
    [documentId, 'paper'],
    [documentId, 'flight'],
  ];
  const known = Array.from({ length: 12 }, (_, index) => index).flatMap((index) =>
    texts(`K${index}`).map(([documentId, text]) =>
      invoiceLine(documentId, text === 'paper' ? 1000 : 5000, { text, date: isoDate(19_700 + index) }),
    ),
  );
  const knownEntries = Array.from({ length: 12 }, (_, index) => [
    entryOf(`K${index}`, 1000, '4410'),
    entryOf(`K${index}`, 5000, '4500'),
  ]).flat();
  const open = [1000, 5000, 6000].map((amount, index) =>
    invoiceLine('Q', amount, { text: ['paper', 'flight', 'desk'][index] ?? '', date: isoDate(19_720) }),
  );
  // 1000 + 5000 = 6000: both ways fit.
  const openEntries = [entryOf('Q', 6000, '4410'), entryOf('Q', 6000, '4500')];

  test('are decided by what the other documents show, with a margin', () => {
    const { documents, roundCount } = rebuilt([...known, ...open], [...knownEntries, ...openEntries]);
    const document = documents.find(({ documentId }) => documentId === 'Q');
    expect(document).toMatchObject({ status: 'ambiguous', solutionCount: 2, isDecided: true });
    expect(document?.margin).toBeGreaterThanOrEqual(0);
    expect(roundCount).toBeGreaterThan(0);
  });

  test('equal amounts go where their supplier and amount were coded before', () => {
    const twins = [
      invoiceLine('T', 1000, { text: 'x' }),
      invoiceLine('T', 1000, { text: 'y', supplierName: 'KLM' }),
    ];
    const klm = Array.from({ length: 8 }, (_, index) => [
      invoiceLine(`L${index}`, 1000, { supplierName: 'KLM' }),
      invoiceLine(`L${index}`, 70, { supplierName: 'KLM' }),
    ]).flat();
    const klmEntries = Array.from({ length: 8 }, (_, index) => [
      entryOf(`L${index}`, 1000, '4500'),
      entryOf(`L${index}`, 70, '4410'),
    ]).flat();
    const { documents } = rebuilt(
      [...known, ...klm, ...twins],
      [...knownEntries, ...klmEntries, entryOf('T', 1000, '4500'), entryOf('T', 1000, '4410')],
    );
    expect(accountsOf(documents.find(({ documentId }) => documentId === 'T'))).toEqual(['4410', '4500']);
  });

  test('stay blank where none is as sure as was asked for', () => {
    const { documents } = rebuilt([...known, ...open], [...knownEntries, ...openEntries], {
      leastMargin: Number.POSITIVE_INFINITY,
    });
    const document = documents.find(({ documentId }) => documentId === 'Q');
    expect(document).toMatchObject({ status: 'ambiguous', isDecided: false });
    expect(accountsOf(document)).toEqual([null, null, null]);
    expect(document?.reason).toContain('about as likely');
  });
});

test('lines and entries without a partner are counted', () => {
  const lines = [invoiceLine(null, 100), invoiceLine('A', 100)];
  const entries = [entryOf(null, 5, '1'), entryOf('A', 100, '1'), entryOf('B', 7, '1')];
  const { documents, loneLines, loneEntryCount } = rebuilt(lines, entries);
  expect([documents.length, loneLines.length, loneEntryCount]).toEqual([1, 1, 2]);
});

test('nothing at all is an empty reconstruction', () => {
  expect(rebuilt([], [])).toMatchObject({ documents: [], loneLines: [], loneEntryCount: 0, roundCount: 0 });
});

test('whatever was coded comes back whole: sums hold, unique documents are right, twice the same', () => {
  const amount = fc.oneof(fc.constantFrom(100, 100, 250, -50), fc.integer({ min: -900, max: 9000 }));
  const line = fc.record({
    documentId: fc.constantFrom('A', 'B', 'C', 'D'),
    amountMinor: amount.filter((minor) => minor !== 0),
    text: fc.constantFrom('paper', 'gas 2024', ''),
    coding: fc.constantFrom('4400', '4410', '0120').map((account) => [account]),
  });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 24 }), (given) => {
      const coded = given.map((one, index) => lineWith({ ...one, rowNumber: index + 2 }));
      const lines = coded.map((one) => ({ ...one, coding: [] }));
      const result = rebuilt(lines, coded);
      expect(result).toEqual(rebuilt(lines, coded));
      for (const document of result.documents) {
        expect(['unique', 'ambiguous', 'limit']).toContain(document.status);
        const truth = coded.filter(({ documentId }) => documentId === document.documentId);
        expect(sumsByAccount(document.lines)).toEqual(sumsByAccount(truth));
        if (document.status === 'unique') expect(swapFree(document.lines)).toEqual(swapFree(truth));
      }
    }),
    { numRuns: 40 },
  );
});

type Coded = Pick<ReturnType<typeof lineWith>, 'amountMinor' | 'coding' | 'text'>;

function sumsByAccount(lines: readonly Coded[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const account of ['4400', '4410', '0120']) {
    const own = lines.filter(({ coding }) => coding[0] === account);
    sums.set(
      account,
      own.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    );
  }
  return sums;
}

function swapFree(lines: readonly Coded[]): string[] {
  return lines.map(({ amountMinor, text, coding }) => JSON.stringify([amountMinor, text, coding])).sort();
}
