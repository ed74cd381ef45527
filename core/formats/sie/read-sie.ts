import { fileFault } from '../xml/xml-fault.ts';
import type { InputFile } from '../input-file.ts';
import { balanced } from '../ledger/balanced.ts';
import type { LedgerReading } from '../ledger/ledger-reading.ts';
import { checkBalances } from './check-balances.ts';
import { SieCollector } from './sie-collector.ts';
import { sieRecords } from './sie-records.ts';
import { sieText } from './sie-text.ts';

/** Records that may stand first in a SIE file. */
const FIRST = new Set([
  'FLAGGA',
  'PROGRAM',
  'FORMAT',
  'GEN',
  'SIETYP',
  'PROSA',
  'FTYP',
  'FNR',
  'ORGNR',
  'FNAMN',
]);
const MAX_FAULTS = 100;

/** Whether bytes begin as a SIE file does. */
export function looksLikeSie(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 64))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return FIRST.has(/^#([A-Za-z]+)/.exec(head)?.[1]?.toUpperCase() ?? '');
}

/**
 * Reads a SIE file of type 1 to 4: accounts, dimensions, objects, balances and, of type 4, vouchers. A voucher that does
 * not balance is left out with a message; balances that the vouchers or periods do not add up to are warnings.
 */
export function readSie(file: InputFile): LedgerReading {
  if (!looksLikeSie(file.bytes))
    return {
      ok: false,
      faults: [fileFault(file.name, 'a SIE file, which begins with #FLAGGA', 'something else')],
    };
  const collector = new SieCollector(file.name);
  for (const record of sieRecords(sieText(file.bytes))) collector.add(record);
  collector.end();
  if (collector.faults.length > 0) return { ok: false, faults: collector.faults.slice(0, MAX_FAULTS) };
  const { vouchers, leftOut } = balanced(file.name, collector.vouchers);
  return {
    ok: true,
    ledger: {
      file: file.name,
      companyName: collector.companyName,
      currency: collector.currency,
      vouchers,
      documents: [],
      partners: [],
      accounts: [...collector.accounts].map(([code, name]) => ({ code, name })),
    },
    leftOut,
    warnings: leftOut.length > 0 ? [] : checkBalances(file.name, collector),
  };
}
