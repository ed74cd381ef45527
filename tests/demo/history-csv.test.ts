import { describe, expect, test } from 'vitest';
import { demoCompany } from '../../core/demo/demo-company.ts';
import { demoHistoryCsv } from '../../core/demo/history-csv.ts';
import { demoJournalWorkbook } from '../../core/demo/journal-workbook.ts';
import { readHistoryFile } from '../../core/formats/history/read-history.ts';

const company = demoCompany(3);

describe('the demo company’s files', () => {
  test('the history file is read back as it was, without a fault', () => {
    const bytes = new TextEncoder().encode(demoHistoryCsv(company));
    const reading = readHistoryFile({ name: 'demo-history.csv', bytes });
    expect(reading.ok && reading.history).toEqual(company.history);
  });

  test('the journal workbook is understood by its column names, every line as it was', () => {
    const reading = readHistoryFile({ name: 'demo-journal.xlsx', bytes: demoJournalWorkbook(company) });
    const { dimensions, lines } = reading.ok ? reading.history : { dimensions: [], lines: [] };
    // The sheet has no column for these two.
    const expected = company.journal.lines.map((line) => ({ ...line, lineNo: null, direction: null }));
    expect(dimensions).toEqual(company.journal.dimensions);
    expect(lines).toEqual(expected);
  });
});
