import { describe, expect, test } from 'vitest';
import { faultText } from '../../core/domain/ledger-line.ts';
import { imbalance } from '../../core/domain/voucher.ts';
import type { DocumentReading } from '../../core/formats/conversion/document-reading.ts';
import { readDocument } from '../../core/formats/conversion/read-document.ts';
import type { InputFile } from '../../core/formats/input-file.ts';
import { sharedFiles, sharedFilesAreThere } from './shared-files.ts';

const isThere = sharedFilesAreThere('invoices and ledgers');

/** Files whose own totals do not add up, by a part of their name: their writers' mistakes, each looked at. */
const WRONG_TOTALS = [
  'IT01234567890_FPR02', // official example: 25.00 of lines, 27.00 stated
  'IT01234567890_FPR03',
  'IT01234567890_FPR04',
  'fatturapa.gobl-invoice-fund-contribution-mixed-retention',
  'not_validating_full_invoice',
  'generated_auditfile_formatted', // random numbers
  'Eksempelfil_fra_xmlSpy', // one transaction, none stated
  'sie_test_files-Sie4.s', // closing balances of other vouchers than the file has
  'XE_SIE_2_',
  'XE_SIE_3_', // periods all zero
];
/** Vouchers that do not balance. */
const UNBALANCED = ['XE_SIE_4_', 'testWrite', '-bad-balance', 'generated_auditfile_formatted'];

type Outcome = readonly [InputFile, DocumentReading];

const FOLDERS = ['cii', 'ubl', 'facturae', 'fatturapa-a', 'fatturapa-b', 'saft-no', 'sie', 'fec', 'datev'];
const ALL: readonly Outcome[] = isThere
  ? sharedFiles(FOLDERS, /^(?!LICENSE|SOURCE|XML-Rechnung-LICENSE)/).map((file) => [file, readDocument(file)])
  : [];

function counts(all: readonly Outcome[]): Readonly<Record<string, number>> {
  const found = new Map<string, number>();
  for (const [, reading] of all) {
    const key = reading.ok ? reading.format : reading.isForeign ? 'of another kind' : 'at fault';
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return Object.fromEntries([...found].sort());
}

const named = (names: readonly string[], file: InputFile): boolean =>
  names.some((name) => file.name.includes(name));

describe.skipIf(!isThere)('real files', () => {
  test('every file is read, or has a message', () => {
    console.log('real files by format:', JSON.stringify(counts(ALL)));
    expect(counts(ALL)).toEqual({
      CII: 91,
      DATEV: 3,
      FEC: 1,
      Facturae: 7,
      FatturaPA: 54,
      'SAF-T': 4,
      SIE: 63,
      UBL: 142,
      'at fault': 1,
      'of another kind': 113,
      table: 1,
    });
    for (const [file, reading] of ALL) expect(reading.ok || reading.faults.length > 0, file.name).toBe(true);
  });

  test('the one at fault is cut off', () => {
    const [file] = sharedFiles(['cii'], /con-ritenuta-acconto-e-cassa/);
    const reading = file && readDocument(file);
    const [fault] = reading?.ok === false ? reading.faults : [];
    expect(fault && faultText(fault)).toMatch(/line 102, \/FatturaElettronica: expected well-formed XML/);
  });
});

describe.skipIf(!isThere)('totals of real invoices', () => {
  const all = ALL.filter(([, reading]) => reading.ok && reading.content.kind === 'invoices');
  const invoices = all.flatMap(([, reading]) =>
    reading.ok && reading.content.kind === 'invoices' ? reading.content.invoices : [],
  );

  test('are what the lines add up to, those aside that are wrong in the file', () => {
    const wrong = all
      .filter(
        ([, reading]) =>
          reading.ok && reading.warnings.some(({ path = '' }) => !/Line(Item)?(\[\d+\])?$/.test(path)),
      )
      .map(([file]) => file);
    expect(wrong.filter((file) => !named(WRONG_TOTALS, file)).map(({ name }) => name)).toEqual([]);
    expect(wrong).toHaveLength(6);
  });

  test('hold for the net total by arithmetic of this test alone', () => {
    const off = invoices.filter(({ file, lines, allowancesAndCharges, totals, header }) => {
      if (lines.length === 0 || named(WRONG_TOTALS, { name: file, bytes: new Uint8Array() })) return false;
      const parts = [...lines, ...allowancesAndCharges.filter(({ basis }) => basis === 'net')];
      const sum = parts.reduce((total, { amountMinor }) => total + amountMinor, 0);
      // Each line that has more decimals than the currency is rounded by itself.
      const slack =
        lines.filter(({ net }) => net.scale > 2).length + (header.typeCode.startsWith('TD') ? 1 : 0);
      return Math.abs(sum - (totals.netMinor ?? sum)) > slack;
    });
    console.log(
      `real invoices: ${invoices.length}, lines: ${invoices.reduce((sum, { lines }) => sum + lines.length, 0)}`,
    );
    expect(off.map(({ file }) => file)).toEqual([]);
  });

  test('a file whose price is wrong on purpose gets a message', () => {
    const [, reading] = all.find(([file]) => file.name.includes('noNetPriceValidation')) ?? [];
    expect(reading?.ok === true && reading.warnings.map(faultText)[0]).toContain(
      'expected an amount of 40.00',
    );
  });
});

describe.skipIf(!isThere)('vouchers of real ledgers', () => {
  const ledgers = ALL.flatMap(([file, reading]) =>
    reading.ok && reading.content.kind === 'ledger'
      ? [{ file, reading, ledger: reading.content.ledger }]
      : [],
  );

  test('balance, those aside that are wrong in the file and left out', () => {
    const vouchers = ledgers.flatMap(({ ledger }) => ledger.vouchers);
    const postingCount = vouchers.reduce((sum, { postings }) => sum + postings.length, 0);
    console.log(`real vouchers: ${vouchers.length}, postings: ${postingCount}`);
    expect(vouchers.filter(({ postings }) => imbalance(postings).unscaled !== 0n)).toEqual([]);
    const wrong = ledgers.filter(({ reading }) => reading.leftOut.length > 0).map(({ file }) => file);
    expect(wrong.filter((file) => !named(UNBALANCED, file)).map(({ name }) => name)).toEqual([]);
    expect([vouchers.length, wrong.length]).toEqual([6_037, 5]);
  });

  test('lead to the closing balances, those aside that are wrong in the file', () => {
    const wrong = ledgers.filter(({ reading }) => reading.warnings.length > 0).map(({ file }) => file);
    expect(wrong.filter((file) => !named(WRONG_TOTALS, file)).map(({ name }) => name)).toEqual([]);
  });
});
