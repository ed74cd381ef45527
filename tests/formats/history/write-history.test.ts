import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { isoDate } from '../../../core/domain/calendar-day.ts';
import type { History, LedgerLine } from '../../../core/domain/ledger-line.ts';
import { writeHistoryCsv } from '../../../core/formats/history/write-history.ts';
import { readWell } from './reading.ts';

const LINE: LedgerLine = {
  rowNumber: 2,
  documentId: null,
  lineNo: null,
  date: '2024-01-31',
  direction: null,
  supplierName: 'Staples BV',
  supplierId: '',
  supplierTaxId: '',
  text: '',
  quantity: null,
  unitPrice: null,
  amountMinor: -1_205,
  currency: '',
  taxRate: null,
  company: '',
  headerFields: [],
  coding: ['00420'],
};

function historyOf(lines: readonly LedgerLine[], more: Partial<History> = {}): History {
  return { file: 'ledger.csv', dimensions: ['account'], headerFieldNames: [], lines, faults: [], ...more };
}

function written(history: History): string {
  return [...writeHistoryCsv(history)].join('');
}

test('columns that no line uses are left out, numbers stay numbers', () => {
  expect(written(historyOf([LINE]))).toBe(
    'date,supplier_name,amount,coding.account\n2024-01-31,Staples BV,-12.05,00420\n',
  );
});

test('a text that a spreadsheet would take for a formula is kept from it', () => {
  const line = { ...LINE, supplierName: '=cmd|"/c calc"!A1', text: '@SUM(1)', coding: ['-5'] };
  expect(written(historyOf([line])).split('\n')[1]).toBe(
    `2024-01-31,"'=cmd|""/c calc""!A1",'@SUM(1),-12.05,'-5`,
  );
});

test('amounts have as many decimals as their currency', () => {
  const lines = ['EUR', 'JPY', 'KWD'].map((currency) => ({ ...LINE, currency, amountMinor: 5 }));
  expect(written(historyOf(lines)).split('\n').slice(1, 4)).toEqual([
    '2024-01-31,Staples BV,0.05,EUR,00420',
    '2024-01-31,Staples BV,5,JPY,00420',
    '2024-01-31,Staples BV,0.005,KWD,00420',
  ]);
});

test('a header field with the name of something else stays a header field', () => {
  const names = ['Currency', 'date', 'Kontobezeichnung', 'coding.x', 'buyer'];
  const line = { ...LINE, headerFields: ['EUR', '1', '2', '3', '4'] };
  const text = written(historyOf([line], { headerFieldNames: names }));
  expect(text.split('\n')[0]).toBe(
    'date,supplier_name,amount,header.Currency,header.date,header.Kontobezeichnung,header.coding.x,buyer,coding.account',
  );
  const { history } = readWell(text);
  expect(history.headerFieldNames).toEqual(names);
  expect(history.lines[0]).toMatchObject({ currency: '', headerFields: line.headerFields });
});

test('a large history comes in pieces', () => {
  const pieces = [...writeHistoryCsv(historyOf(Array<LedgerLine>(2500).fill(LINE)))];
  expect(pieces.length).toBe(3);
  expect(readWell(pieces.join('')).history.lines).toHaveLength(2500);
});

/** A text as reading leaves it: nothing blank around it. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom("'", '=', '+', '-', '@', '"', ',', ';', '\n', '\r', '\t', 'é', '0'),
      maxLength: 8,
    }),
  )
  .map((text) => text.trim());
/** Beyond these a number has more digits than any ledger states. */
const anyNumber = fc
  .double({ noNaN: true, min: -1e15, max: 1e15 })
  .map((value) => (Math.abs(value) < 1e-30 ? 0 : value));
const anyCurrency = fc.constantFrom('', 'EUR', 'JPY', 'KWD', 'CLF');
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(arbitrary, { nil: null });
const fewNames = fc.uniqueArray(
  fc.oneof(
    anyText,
    fc.constantFrom('date', 'Amount', 'Konto', 'coding.a', 'header.b', 'confidence.c', 'Projekt', 'Total'),
  ),
  { maxLength: 4, selector: (name) => name.toLowerCase() },
);

const anyHistory = fc
  .record({
    dimensions: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z_]{0,10}$/), { minLength: 1, maxLength: 4 }),
    headerFieldNames: fewNames.map((names) => names.filter((name) => name !== '')),
  })
  .chain(({ dimensions, headerFieldNames }) => {
    const line: fc.Arbitrary<LedgerLine> = fc.record({
      rowNumber: fc.constant(0),
      documentId: maybe(anyText.filter((text) => text !== '')),
      lineNo: maybe(fc.nat(999_999_999)),
      date: fc.integer({ min: -25_000, max: 60_000 }).map(isoDate),
      direction: fc.constantFrom(null, 'received', 'sent'),
      supplierName: anyText,
      supplierId: anyText,
      supplierTaxId: anyText,
      text: anyText,
      quantity: maybe(anyNumber),
      unitPrice: maybe(anyNumber),
      amountMinor: fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }),
      currency: anyCurrency,
      taxRate: maybe(anyNumber.map((number) => (number % 1000) + 0)),
      company: anyText,
      headerFields: fc.array(anyText, {
        minLength: headerFieldNames.length,
        maxLength: headerFieldNames.length,
      }),
      coding: fc.array(maybe(anyText.filter((text) => text !== '')), {
        minLength: dimensions.length,
        maxLength: dimensions.length,
      }),
    });
    return fc
      .array(line, { minLength: 1, maxLength: 5 })
      .map((lines) => historyOf(lines, { dimensions, headerFieldNames }));
  });

describe('laws', () => {
  test('a history that is written is read back as it was', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const back = readWell(written(history)).history;
        expect({ ...back, lines: back.lines.map((line) => ({ ...line, rowNumber: 0 })) }).toEqual(history);
      }),
      { numRuns: 1000 },
    );
  });

  test('another program finds no field that begins as a formula does, but for negative numbers', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const rows = Papa.parse<string[]>(written(history), { delimiter: ',', newline: '\n' }).data;
        const suspects = rows.flat().filter((field) => /^[=+\-@\t\r＝＋－＠]/.test(field));
        for (const field of suspects) expect(field).toMatch(/^-[\d.]+$/);
      }),
    );
  });
});
