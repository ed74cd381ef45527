import { describe, expect, test } from 'vitest';
import { looksLikeSie, readSie } from '../../../core/formats/sie/read-sie.ts';
import { sieText } from '../../../core/formats/sie/sie-text.ts';
import { ledgerMessages, ledgerOf, postingTexts } from '../ledger/reading.ts';
import { textFile } from '../text-file.ts';

const SAMPLE = `#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#FNAMN "Övning \\"Ett\\" AB"
#RAR 0 20240101 20241231
#VALUTA SEK
#KONTO 5410 Förbrukningsinventarier
#KONTO 2440 Leverantörsskulder
#DIM 1 Kostnadsställe
#DIM 20 "Region Nord"
#OBJEKT 1 "120" Verkstad
#OBJEKT 9 "77" "Telia AB"
#IB 0 2440 -1000.00
#UB 0 2440 -1125.00
#RES 0 5410 100.00
#RES 0 2640 25.00
#VER A 12 20240115 "Telia faktura 9" 20240116
{
#TRANS 5410 {1 "120" 20 "N"} 100.00 20240115 "Router" 2
#TRANS 2640 {} 25.00
#TRANS 2440 {9 "77"} -125.00
}
`;
const read = (text: string) => readSie(textFile(text, 'bok.se'));

describe('a SIE 4 file', () => {
  const ledger = ledgerOf(read(SAMPLE));
  const [voucher] = ledger.vouchers;

  test('has vouchers with series and number, day and text', () => {
    expect(voucher).toMatchObject({
      fileLine: 17,
      id: 'A 12',
      date: '2024-01-15',
      text: 'Telia faktura 9',
      journal: 'A',
    });
  });

  test('has postings with what they are by the BAS chart', () => {
    expect(voucher && postingTexts(voucher)).toEqual([
      '5410 100.00 coded',
      '2640 25.00 tax',
      '2440 -125.00 partner',
    ]);
  });

  test('has dimensions by their standard or described name, and the supplier apart', () => {
    expect(voucher?.postings[0]?.dimensions).toEqual({ cost_centre: '120', region_nord: 'N' });
    expect(voucher?.postings[2]).toMatchObject({
      dimensions: {},
      partner: { kind: 'supplier', id: '77', name: 'Telia AB' },
    });
  });

  test('has quotes and blanks inside quotes, and the currency', () => {
    expect([ledger.companyName, ledger.currency]).toEqual(['Övning "Ett" AB', 'SEK']);
  });

  test('adds up to its closing balances', () => {
    expect(ledgerMessages(read(SAMPLE))).toEqual([]);
  });
});

describe('what SIE writers do', () => {
  test('an empty list of objects may be left out, amounts may have a comma', () => {
    const [voucher] = ledgerOf(read(SAMPLE.replace('2640 {} 25.00', '2640 25,00'))).vouchers;
    expect(voucher?.postings[1]?.amount).toEqual({ unscaled: 2500n, scale: 2 });
  });

  test('added and taken back postings do not count: what counts follows as #TRANS', () => {
    const text = SAMPLE.replace('#TRANS 2640', '#BTRANS 2640 {} 99.00\n#RTRANS 2640 {} 25.00\n#TRANS 2640');
    expect(ledgerOf(read(text)).vouchers[0]?.postings).toHaveLength(3);
  });

  test('balances of objects may be part of the row without or stand beside it', () => {
    const head = '#FLAGGA 0\n#SIETYP 3\n#RAR 0 20240101 20241231\n#RES 0 5410 100\n';
    const beside = '#PSALDO 0 202401 5410 {} 40\n#PSALDO 0 202402 5410 {1 "120"} 60\n';
    const part = '#PSALDO 0 202401 5410 {} 100\n#PSALDO 0 202402 5410 {1 "120"} 60\n';
    for (const rows of [beside, part]) expect(ledgerMessages(read(head + rows))).toEqual([]);
  });

  test('a posting to payables or receivables says which kind of partner it is, without a name', () => {
    const text = SAMPLE.replace('2440 {9 "77"} -125.00', '2440 {} -125.00');
    expect(ledgerOf(read(text)).vouchers[0]?.postings[2]?.partner).toEqual({
      kind: 'supplier',
      name: '',
      id: '',
      taxId: '',
    });
  });

  test('another chart has no known counter-entries', () => {
    const [voucher] = ledgerOf(read(SAMPLE.replace('#VALUTA SEK', '#KPTYP NE2007'))).vouchers;
    expect(voucher?.postings.map(({ role }) => role)).toEqual(['coded', 'coded', 'coded']);
  });
});

describe('messages name the line', () => {
  test.each([
    [
      '{9 "77"} -125.00',
      '{9 "77"} -120.00',
      'line 17: expected voucher A 12 to balance, found 5.00 more debit than credit',
    ],
    [
      '2440 -1125.00',
      '2440 -1130.00',
      'line 14: expected #UB -1125.00 of account 2440, the opening balance and the movement, found -1130.00',
    ],
    [
      '5410 100.00\n',
      '5410 90.00\n',
      'line 15: expected #RES 100.00 of account 5410, the movement, found 90.00',
    ],
    ['} 100.00', '} hundra', 'line 19: expected an amount behind #TRANS, found "hundra"'],
    ['A 12 20240115', 'A 12 20240230', 'line 17: expected a day such as 20240131, found "20240230"'],
    ['\n}\n', '\n', 'line 21: expected } behind the last posting, found the end of the file'],
    [
      '#VER A 12 20240115 "Telia faktura 9" 20240116',
      '',
      'line 19: expected #VER before a posting, found none',
    ],
    ['#DIM 1', 'DIM 1', 'line 9: expected a record that begins with #, found "DIM 1 Kostnadsställe"'],
  ])('%j instead of %j', (right, wrong, message) => {
    expect(ledgerMessages(read(SAMPLE.replace(right, wrong)))[0]).toBe(`bok.se, ${message}`);
  });

  test('another file is refused', () => {
    expect(ledgerMessages(read('Konto;Betrag\n'))).toEqual([
      'bok.se: expected a SIE file, which begins with #FLAGGA, found something else',
    ]);
  });
});

test('a file cut off at any line is refused, or read without half a voucher', () => {
  const lines = SAMPLE.split('\n');
  for (let count = 1; count < lines.length - 1; count += 1) {
    const reading = read(lines.slice(0, count).join('\n'));
    const vouchers = reading.ok ? reading.ledger.vouchers : [];
    expect(
      vouchers.every(({ postings }) => postings.length === 0 || postings.length === 3),
      `${count}`,
    ).toBe(true);
    expect(reading.ok || reading.faults.length > 0).toBe(true);
  }
});

describe('the text of a SIE file', () => {
  test('is code page 437, whose Swedish letters are known', () => {
    const bytes = Uint8Array.from([0x23, 0x8f, 0x8e, 0x99, 0x86, 0x84, 0x94, 0x82, 0xe1]);
    expect(sieText(bytes)).toBe('#ÅÄÖåäöéß');
  });

  test('is Windows-1252 where those letters are the more frequent', () => {
    expect(sieText(Uint8Array.from([0xc5, 0xc4, 0xd6, 0xe5, 0xe4, 0xf6]))).toBe('ÅÄÖåäö');
  });

  test('is UTF-8 where it is valid', () => {
    expect(sieText(new TextEncoder().encode('\ufeff#FNAMN "Åre"'))).toBe('#FNAMN "Åre"');
  });
});

test('a SIE file is known by its first record', () => {
  for (const start of ['#FLAGGA 0', '  #program x', '\ufeff#FLAGGA'])
    expect(looksLikeSie(new TextEncoder().encode(start)), start).toBe(true);
  expect(looksLikeSie(new TextEncoder().encode('# heading'))).toBe(false);
});
