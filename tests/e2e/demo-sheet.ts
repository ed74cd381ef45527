import { minorDigits } from '../../core/domain/currency.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import type { DemoCompany } from '../../core/demo/demo-company.ts';
import type { SheetInPage } from './office-in-page.ts';

const HEADER = [
  'Date',
  'Document',
  'Supplier no.',
  'Supplier',
  'Text',
  'Net amount',
  'Currency',
  'Tax rate',
  'Account',
  'Cost centre',
  'Tax code',
  'Project',
];
/** Columns of text, the codings among them. */
const TEXT_COLUMNS = [1, 2, 3, 4, 6, 8, 9, 10, 11];

/** Columns of the demo sheet's codings, counted from 1. */
export const CODING_COLUMNS = { account: 9, costCentre: 10, taxCode: 11, project: 12 } as const;

/** Lines of the demo company's journal as a table in an Excel sheet, from A1 on; their coding is blank. */
export function demoSheet(
  lines: readonly LedgerLine[],
  look: Partial<Pick<SheetInPage, 'language' | 'isDark'>> = {},
): SheetInPage {
  return {
    header: HEADER,
    rows: lines.map((line) => [
      line.date,
      line.documentId ?? '',
      line.supplierId,
      line.supplierName,
      line.text,
      line.amountMinor / 10 ** minorDigits(line.currency),
      line.currency,
      line.taxRate ?? '',
      ...['', '', '', ''],
    ]),
    textColumns: TEXT_COLUMNS,
    tableAddress: `A1:L${lines.length + 1}`,
    language: 'en-GB',
    isDark: false,
    ...look,
  };
}

/** The first uncoded lines of the demo company's journal, over again where more are asked for than there are. */
export function uncodedLines({ journal }: DemoCompany, count: number): LedgerLine[] {
  const open = journal.lines.filter(({ coding }) => coding.every((value) => value === null));
  return Array.from({ length: count }, (_, index) => {
    const line = open[index % open.length];
    if (!line) throw new Error('the demo journal has no uncoded line');
    return line;
  });
}
