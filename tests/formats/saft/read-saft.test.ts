import { describe, expect, test } from 'vitest';
import { readSaft } from '../../../core/formats/saft/read-saft.ts';
import { ledgerMessages, ledgerOf, postingTexts } from '../ledger/reading.ts';
import { cutAtElements, textFile } from '../text-file.ts';
import { sampleSaft } from './sample-saft.ts';

const read = (text: string) => readSaft(textFile(text, 'saft.xml'));

describe('a SAF-T file', () => {
  const ledger = ledgerOf(read(sampleSaft()));
  const [voucher] = ledger.vouchers;

  test('has transactions; roles follow from standard accounts and from the accounts of suppliers', () => {
    expect(voucher).toMatchObject({ id: '4567', date: '2024-10-31', text: 'Faktura 12' });
    expect(voucher && postingTexts(voucher)).toEqual([
      '6540 100 coded',
      '9100 25.00 tax',
      '8000 -125.00 partner',
    ]);
  });

  test('has dimensions by their described names, tax code and rate', () => {
    expect(voucher?.postings[0]).toMatchObject({
      dimensions: { cost_centre: '100', bilagsart: '11' },
      taxCode: '14',
      taxRate: 25,
    });
  });

  test('has the supplier with the name that the masters know', () => {
    expect(voucher?.postings[2]?.partner).toEqual({
      kind: 'supplier',
      id: '20000',
      name: 'Skog AS',
      taxId: '987654321',
    });
  });

  test('has invoices among the source documents, with the voucher that posts them', () => {
    expect(ledger.documents[0]).toMatchObject({
      id: '12',
      date: '2024-10-29',
      voucherId: '4567',
      direction: 'received',
      postings: [{ account: '6540', text: 'Krok', partner: { name: 'Skog AS' } }],
    });
  });

  test('adds up', () => {
    expect(ledgerMessages(read(sampleSaft()))).toEqual([]);
  });
});

test('amounts may stand in the side itself, as in Portugal', () => {
  const text = sampleSaft().replaceAll(
    /<n1:(Debit|Credit)Amount><n1:Amount>([^<]*)<\/n1:Amount><\/n1:(?:Debit|Credit)Amount>/g,
    '<n1:$1Amount>$2</n1:$1Amount>',
  );
  expect(ledgerOf(read(text)).vouchers).toEqual(ledgerOf(read(sampleSaft())).vouchers);
});

describe('messages name line and path', () => {
  test.each([
    [
      '>125.00</n1:Amount',
      '>124.00</n1:Amount',
      'line 25: expected voucher 4567 to balance, found 1.00 more debit than credit',
    ],
    [
      '>125.00</n1:TotalDebit',
      '>126.00</n1:TotalDebit',
      'line 23, /AuditFile/GeneralLedgerEntries/TotalDebit: expected 125.00, all debits, found 126.00',
    ],
    [
      '>25.00</n1:Amount',
      '>25,00</n1:Amount',
      'Line[2]/DebitAmount/Amount: expected a number with a decimal point, found "25,00"',
    ],
    [
      '>2024-10-31<',
      '>31.10.2024<',
      'TransactionDate: expected a day such as 2024-01-31, found "31.10.2024"',
    ],
    [
      '<n1:DebitAmount><n1:Amount>25.00</n1:Amount></n1:DebitAmount>',
      '',
      'expected DebitAmount or CreditAmount, found none',
    ],
  ])('%s instead of %s', (right, wrong, message) => {
    const found = ledgerMessages(read(sampleSaft().replace(right, wrong))).join('\n');
    expect(found).toContain(message);
    expect(found).toMatch(/^saft\.xml, line \d+/);
  });
});

test('a file cut off at any element is refused with a message', () => {
  for (const part of cutAtElements(sampleSaft())) {
    const reading = read(part);
    expect(reading.ok ? 'read' : reading.faults.length).toBe(1);
  }
});
