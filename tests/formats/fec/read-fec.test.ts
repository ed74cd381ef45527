import { describe, expect, test } from 'vitest';
import { looksLikeFec, readFec } from '../../../core/formats/fec/read-fec.ts';
import { ledgerMessages, ledgerOf, postingTexts } from '../ledger/reading.ts';
import { textFile } from '../text-file.ts';

const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise';
const row = (account: string, name: string, partner: string, debit: string, credit: string): string =>
  `ACH\tAchats\t31\t20240312\t${account}\t${name}\t${partner}\tF12\t20240310\tFournitures\t${debit}\t${credit}\t\t\t20240401\t\t`;
const SAMPLE = [
  HEADER,
  row('606400', 'Fournitures', '\t', '100,00', '0,00'),
  row('445660', 'TVA', '\t', '20,00', '0,00'),
  row('401000', 'Fournisseurs', 'P9\tPapier SA', '0,00', '120,00'),
  '',
].join('\r\n');
const read = (text: string) => readFec(textFile(text, 'fec.txt'));

describe('an FEC', () => {
  const ledger = ledgerOf(read(SAMPLE));

  test('has vouchers of journal and number with their postings', () => {
    const [voucher] = ledger.vouchers;
    expect(voucher).toMatchObject({ id: 'ACH 31', date: '2024-03-12', journal: 'ACH', fileLine: 2 });
    expect(voucher && postingTexts(voucher)).toEqual([
      '606400 100.00 coded',
      '445660 20.00 tax',
      '401000 -120.00 partner',
    ]);
  });

  test('has the supplier of the subsidiary account and names of accounts', () => {
    expect(ledger.vouchers[0]?.postings[2]?.partner).toMatchObject({
      kind: 'supplier',
      id: 'P9',
      name: 'Papier SA',
    });
    expect(ledger.accounts[0]).toEqual({ code: '606400', name: 'Fournitures' });
  });
});

test('columns may stand between bars, and an amount may stand beside its side', () => {
  const bars = SAMPLE.replaceAll('\t', '|');
  expect(ledgerOf(read(bars)).vouchers).toEqual(ledgerOf(read(SAMPLE)).vouchers);
  const sides = SAMPLE.replace('Debit\tCredit', 'Montant\tSens')
    .replaceAll(',00\t0,00', ',00\tD')
    .replace('0,00\t120,00', '120,00\tC');
  expect(ledgerOf(read(sides)).vouchers[0]?.postings.map(({ amount }) => amount.unscaled)).toEqual([
    10_000n,
    2_000n,
    -12_000n,
  ]);
});

test('the same number in another journal is another voucher', () => {
  const other = SAMPLE.split('\r\n').slice(1).join('\r\n').replaceAll('ACH\t', 'VEN\t');
  expect(ledgerOf(read(SAMPLE + other)).vouchers.map(({ id }) => id)).toEqual(['ACH 31', 'VEN 31']);
});

describe('messages name the line', () => {
  test.each([
    ['120,00', '119,00', 'line 2: expected voucher ACH 31 to balance, found 1.00 more debit than credit'],
    ['20,00\t0,00', 'vingt\t0,00', 'line 3: expected a number in Debit, found "vingt"'],
    ['20240312', '20241312', 'line 2: expected a day such as 20240131 in EcritureDate, found "20241312"'],
    ['\t445660', '\t', 'line 3: expected an account in CompteNum, found none'],
  ])('%s instead of %s', (right, wrong, message) => {
    expect(ledgerMessages(read(SAMPLE.replace(right, wrong)))[0]).toBe(`fec.txt, ${message}`);
  });

  test('missing columns are named', () => {
    expect(ledgerMessages(read(SAMPLE.replace('CompteNum', 'Compte')))).toEqual([
      'fec.txt: expected the columns CompteNum, found none',
    ]);
  });
});

test('an FEC is known by its first column', () => {
  expect(looksLikeFec(new TextEncoder().encode(HEADER))).toBe(true);
  expect(looksLikeFec(new TextEncoder().encode('Journal\tCode'))).toBe(false);
});
