import { describe, expect, test } from 'vitest';
import { bookingDay, extfHeader } from '../../../core/formats/datev/extf-header.ts';
import { looksLikeDatev, readDatev } from '../../../core/formats/datev/read-datev.ts';
import { ledgerMessages, ledgerOf, postingTexts } from '../ledger/reading.ts';
import { textFile } from '../text-file.ts';

const head = (category: string, name: string): string =>
  `"EXTF";700;${category};"${name}";9;20240306;;"XY";"";"";1001;456;20240101;4;20240201;20240229;"Februar";"";1;;0;"EUR";"";"";"";"";"03";;;"";""`;
const NAMES =
  'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Buchungstext;KOST1 - Kostenstelle;KOST2 - Kostenstelle';
const SAMPLE = [
  head('21', 'Buchungsstapel'),
  NAMES,
  '119,00;"S";"EUR";4930;70012;"9";0502;"R-17";"Bürobedarf";"120";""',
  '24,95;"H";"";1200;4940;"8";2102;"";"Fachbuch; Teil ""2""";"";"K9"',
  '',
].join('\r\n');
const read = (text: string) => readDatev(textFile(text, 'EXTF.csv'));

describe('a DATEV Buchungsstapel', () => {
  const [purchase, book] = ledgerOf(read(SAMPLE)).vouchers;

  test('has a voucher of two postings a row; personal accounts are partners', () => {
    expect(purchase).toMatchObject({ id: 'R-17', date: '2024-02-05', text: 'Bürobedarf' });
    expect(purchase && postingTexts(purchase)).toEqual(['4930 119.00 coded', '70012 -119.00 partner']);
    expect(purchase?.postings[1]?.partner).toMatchObject({ kind: 'supplier', id: '70012' });
  });

  test('has tax keys and both cost centres as dimensions', () => {
    expect(purchase?.postings[0]).toMatchObject({ taxCode: '9', dimensions: { cost_centre: '120' } });
    expect(book?.postings[1]?.dimensions).toEqual({ cost_bearer: 'K9' });
  });

  test('knows the bank where the header says which chart it is', () => {
    expect(book && postingTexts(book)).toEqual(['1200 -24.95 cash', '4940 24.95 coded']);
  });
});

test('account names and partners are read as masters', () => {
  const accounts = [
    head('20', 'Kontenbeschriftungen'),
    'Konto;Kontenbeschriftung;Sprach-ID',
    '400;"Anlagen";"de-DE"',
  ];
  expect(ledgerOf(read(accounts.join('\n'))).accounts).toEqual([{ code: '400', name: 'Anlagen' }]);
  const partners = [
    head('16', 'Debitoren/Kreditoren'),
    'Konto;Name (Adressatentyp Unternehmen);Unternehmensgegenstand;Name (Adressatentyp natürl. Person);Vorname (Adressatentyp natürl. Person);EU-Land;EU-USt-IdNr.',
    '70012;"Papier KG";"";"";"";"DE";"123456789"',
    '10001;"";"";"Kurz";"Eva";"";""',
  ];
  expect(ledgerOf(read(partners.join('\n'))).partners).toEqual([
    { kind: 'supplier', id: '70012', name: 'Papier KG', taxId: 'DE123456789' },
    { kind: 'customer', id: '10001', name: 'Eva Kurz', taxId: '' },
  ]);
});

test('a day without a year lies in the period, or in the next calendar year of the fiscal year', () => {
  const header = extfHeader(head('21', '').replaceAll('"', '').split(';'));
  expect(bookingDay('105', { ...header, from: null })).toBe('2024-05-01');
  expect(bookingDay('0502', header)).toBe('2024-02-05');
  expect(bookingDay('1501', { ...header, from: '2024-12-01' })).toBe('2025-01-15');
  expect(bookingDay('3102', header)).toBeNull();
});

describe('messages name the line', () => {
  test.each([
    ['119,00', 'viel', 'line 3: expected an amount with a decimal comma in Umsatz, found "viel"'],
    ['"S"', '"X"', 'line 3: expected S or H in Soll/Haben-Kennzeichen, found "X"'],
    ['0502', '3102', 'line 3: expected a day and a month such as 3101 in Belegdatum, found "3102"'],
    ['4930', 'Konto', 'line 3: expected an account of digits, found "Konto"'],
    ['Belegdatum', 'Datum', 'line 2: expected a column Belegdatum, found none'],
  ])('%s instead of %s', (right, wrong, message) => {
    expect(ledgerMessages(read(SAMPLE.replace(right, wrong)))[0]).toBe(`EXTF.csv, ${message}`);
  });

  test('other files of DATEV are named', () => {
    expect(ledgerMessages(read(`${head('48', 'Zahlungsbedingungen')}\nNr;Name\n`))).toEqual([
      'EXTF.csv: expected bookings, account names or partners, found Zahlungsbedingungen',
    ]);
  });
});

test('a DATEV file is known by its first field', () => {
  expect(looksLikeDatev(new TextEncoder().encode('"EXTF";700'))).toBe(true);
  expect(looksLikeDatev(new TextEncoder().encode('EXTF,700'))).toBe(false);
});
