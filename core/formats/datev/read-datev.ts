import type { Fault } from '../../domain/ledger-line.ts';
import type { BusinessPartner, Ledger, LedgerAccount, Voucher } from '../../domain/voucher.ts';
import { readCsv } from '../csv/read-csv.ts';
import { cellText } from '../history/cell-text.ts';
import type { InputFile } from '../input-file.ts';
import type { LedgerReading } from '../ledger/ledger-reading.ts';
import { lineFault } from '../ledger/line-fault.ts';
import { fileFault } from '../xml/xml-fault.ts';
import { bookingColumns } from './booking-columns.ts';
import { ACCOUNT_NAMES, BOOKINGS, extfHeader, PARTNERS, type ExtfHeader } from './extf-header.ts';
import { extfAccounts, extfPartners } from './extf-masters.ts';
import { ExtfRow } from './extf-row.ts';

const MAX_FAULTS = 100;

/** Whether bytes begin as a DATEV EXTF (or DTVF) file does. */
export function looksLikeDatev(bytes: Uint8Array): boolean {
  return /^(\u00ef\u00bb\u00bf)?"?(EXTF|DTVF)"?;/.test(String.fromCharCode(...bytes.subarray(0, 16)));
}

/** A row of texts with its number. */
interface TextRow {
  readonly rowNumber: number;
  readonly texts: readonly string[];
}

/**
 * Reads a DATEV file: bookings (Buchungsstapel), names of accounts (Kontenbeschriftungen) or partners
 * (Debitoren/Kreditoren). Every booking is a voucher of two postings, account and counter-account, of the amount as
 * stated: with tax where a tax key (BU-Schlüssel) or an automatic account takes it out, which DATEV itself does.
 */
export function readDatev(file: InputFile): LedgerReading {
  const csv = readCsv(file, ';');
  if (!csv.ok) return { ok: false, faults: csv.faults };
  const rows: TextRow[] = [];
  for (const { rowNumber, cells } of csv.table.rows)
    rows.push({ rowNumber, texts: cells.map((cell) => cellText(cell)) });
  const [first, names, ...rest] = rows;
  if (!first || !names)
    return { ok: false, faults: [fileFault(file.name, 'a line of column names', 'the end of the file')] };
  const header = extfHeader(first.texts);
  switch (header.category) {
    case BOOKINGS:
      return readBookings(file.name, header, names, rest);
    case ACCOUNT_NAMES:
      return ledger(file.name, header, { accounts: extfAccounts(rest.map(({ texts }) => texts)) });
    case PARTNERS:
      return ledger(file.name, header, {
        partners: extfPartners(
          names.texts,
          rest.map(({ texts }) => texts),
          header,
        ),
      });
    default:
      return {
        ok: false,
        faults: [fileFault(file.name, 'bookings, account names or partners', header.name || 'another file')],
      };
  }
}

function readBookings(
  file: string,
  header: ExtfHeader,
  names: TextRow,
  rows: readonly TextRow[],
): LedgerReading {
  const columns = bookingColumns(names.texts);
  if (typeof columns === 'string')
    return { ok: false, faults: [lineFault(file, names.rowNumber, `a column ${columns}`, 'none')] };
  const vouchers: Voucher[] = [];
  const faults: Fault[] = [];
  for (const { rowNumber, texts } of rows) {
    if (texts.every((text) => text === '') || faults.length >= MAX_FAULTS) continue;
    const row = new ExtfRow({ file, line: rowNumber, texts, columns, header });
    vouchers.push(row.voucher());
    faults.push(...row.faults);
  }
  return faults.length > 0 ? { ok: false, faults } : ledger(file, header, { vouchers });
}

function ledger(
  file: string,
  { currency }: ExtfHeader,
  parts: {
    readonly vouchers?: readonly Voucher[];
    readonly accounts?: readonly LedgerAccount[];
    readonly partners?: readonly BusinessPartner[];
  },
): LedgerReading {
  const nothing: Ledger = {
    file,
    companyName: '',
    currency,
    vouchers: [],
    documents: [],
    partners: [],
    accounts: [],
  };
  return { ok: true, ledger: { ...nothing, ...parts }, leftOut: [], warnings: [] };
}
