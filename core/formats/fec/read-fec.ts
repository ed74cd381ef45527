import type { Fault } from '../../domain/ledger-line.ts';
import { readCsv } from '../csv/read-csv.ts';
import { cellText } from '../history/cell-text.ts';
import type { InputFile } from '../input-file.ts';
import { balanced } from '../ledger/balanced.ts';
import type { LedgerReading } from '../ledger/ledger-reading.ts';
import { VoucherGrouper } from '../ledger/voucher-grouper.ts';
import { fileFault } from '../xml/xml-fault.ts';
import { fecLayout, type FecLayout } from './fec-columns.ts';
import { FecRow } from './fec-row.ts';

const MAX_FAULTS = 100;

/** Whether bytes begin with the header of an FEC. */
export function looksLikeFec(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 64));
  return /^(\u00ef\u00bb\u00bf)?"?JournalCode"?[\t|;,]/i.test(head);
}

/**
 * Reads a Fichier des écritures comptables, columns between tabs or `|`. A voucher that does not balance is left out with
 * a message; a row that cannot be read refuses the file, whose form the law fixes.
 */
export function readFec(file: InputFile): LedgerReading {
  const csv = readCsv(file);
  if (!csv.ok) return { ok: false, faults: csv.faults };
  const grouper = new VoucherGrouper();
  const accounts = new Map<string, string>();
  const faults: Fault[] = [];
  let layout: FecLayout | null = null;
  for (const { rowNumber, cells } of csv.table.rows) {
    const texts = cells.map((cell) => cellText(cell));
    if (layout === null) {
      const found = fecLayout(texts);
      if ('missing' in found)
        return {
          ok: false,
          faults: [fileFault(file.name, `the columns ${found.missing.join(', ')}`, 'none')],
        };
      layout = found;
    } else if (texts.some((text) => text !== '') && faults.length < MAX_FAULTS) {
      const row = new FecRow(file.name, rowNumber, texts, layout);
      row.read(grouper, accounts);
      faults.push(...row.faults);
    }
  }
  return faults.length > 0 ? { ok: false, faults } : fecLedger(file.name, grouper, accounts);
}

function fecLedger(
  file: string,
  grouper: VoucherGrouper,
  accounts: ReadonlyMap<string, string>,
): LedgerReading {
  const { vouchers, leftOut } = balanced(file, grouper.vouchers);
  const ledger = {
    file,
    companyName: '',
    currency: 'EUR',
    vouchers,
    documents: [],
    partners: [],
    accounts: [...accounts].map(([code, name]) => ({ code, name })),
  };
  return { ok: true, ledger, leftOut, warnings: [] };
}
