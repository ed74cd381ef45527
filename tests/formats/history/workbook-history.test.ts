import { describe, expect, test } from 'vitest';
import { faultText } from '../../../core/domain/ledger-line.ts';
import { readHistoryFile, type HistoryReading } from '../../../core/formats/history/read-history.ts';
import { handMadeWorkbook } from '../xlsx/hand-made-workbook.ts';

function row(number: number, ...texts: readonly string[]): string {
  const cells = texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
  return `<row r="${number}">${cells.join('')}</row>`;
}

const COVER = row(1, 'Report of Northwind') + row(3, 'made in April');
const UNCODED = row(1, 'Date', 'Supplier', 'Amount') + row(2, '2024-04-30', 'New Ltd', '1.00');
const CODED =
  row(1, 'Date', 'Supplier', 'Amount', 'Account') + row(2, '2024-03-31', 'Staples', '5.00', '00420');

function readSheets(sheets: Readonly<Record<string, string>>, name = 'ledger.xlsx'): HistoryReading {
  return readHistoryFile({ name, bytes: handMadeWorkbook({ sheets }).bytes });
}

function message(reading: HistoryReading): string | undefined {
  return reading.ok ? undefined : reading.faults.map(faultText)[0];
}

describe('a workbook as a history', () => {
  test('the first sheet that has a history’s columns and coding is read, whatever stands before it', () => {
    const reading = readSheets({ Cover: COVER, Journal: UNCODED, Ledger: CODED });
    expect(reading.ok && reading.history.lines).toMatchObject([
      { supplierName: 'Staples', coding: ['00420'] },
    ]);
  });

  test('its first bytes say that it is one, not its name', () => {
    expect(readSheets({ Ledger: CODED }, 'ledger.csv').ok).toBe(true);
  });

  test('without coding anywhere, the sheet that comes nearest is named', () => {
    expect(message(readSheets({ Cover: COVER, Journal: UNCODED }))).toMatch(
      /^ledger\.xlsx, sheet "Journal", row 1: expected a coding column such as coding\.account/,
    );
  });

  test('a bad row is named with its sheet, row and column', () => {
    const bad = CODED + row(3, '2024-03-32', 'Staples', '5.00', '1');
    const reading = readSheets({ Cover: COVER, Ledger: bad });
    expect(reading.ok).toBe(false);
    expect(!reading.ok && reading.faults.map(faultText)[1]).toBe(
      'ledger.xlsx, sheet "Ledger", row 3, column "Date": expected a date such as 2023-12-31, found "2024-03-32"',
    );
  });
});

test('a workbook that is cut off is refused as a workbook, not read as text', () => {
  const { bytes } = handMadeWorkbook({ sheets: { Ledger: CODED } });
  const told = message(readHistoryFile({ name: 'ledger.xlsx', bytes: bytes.subarray(0, bytes.length / 2) }));
  expect(told).toMatch(/^ledger\.xlsx: expected .*(workbook|\.xlsx)/);
});
