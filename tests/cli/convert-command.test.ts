import { gunzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { sampleBody, sampleFattura } from '../formats/fatturapa/sample-fattura.ts';
import { sampleSaft } from '../formats/saft/sample-saft.ts';
import { sampleUbl } from '../formats/ubl/sample-ubl.ts';
import { ran } from './ran.ts';

const FILES = {
  'in/a.xml': sampleUbl(),
  'in/b.xml': sampleFattura(sampleBody()),
  'in/deep/notes.txt': 'nothing to see',
  'ledger.xml': sampleSaft(false),
  'unbalanced.xml': sampleSaft(false).replace('>125.00</n1:Amount', '>124.00</n1:Amount'),
  'bomb.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
};

describe('convert', () => {
  test('turns files and folders into one history and says what it did', async () => {
    const { exitCode, out, host } = await ran(['convert', 'in', 'ledger.xml', '--out', 'h.csv'], FILES);
    expect(exitCode).toBe(0);
    expect(out).toContain('UBL            1');
    expect(out).toContain('8 lines of 3 documents.');
    expect(out).toContain(
      'Left out as counter-entries: 1 to suppliers and customers, 1 to taxes, 0 to banks and cash',
    );
    expect(out).toContain('passed over: in/deep/notes.txt');
    const [header, first] = host.textOf('h.csv').split('\n');
    expect(header).toContain('coding.account,coding.cost_centre');
    expect(first).toContain('2024-03-14,V-2031,1,,Kwint & Zn. B.V.');
  });

  test('prints one JSON object for a machine', async () => {
    const { out } = await ran(
      ['convert', 'ledger.xml', '--out', 'h.csv.gz', '--counter-entries', 'keep', '--json'],
      FILES,
    );
    expect(JSON.parse(out)).toMatchObject({
      files: { 'SAF-T': 1 },
      documents: 1,
      lines: 3,
      dimensions: ['account', 'cost_centre', 'bilagsart', 'tax_code'],
      leftOut: 0,
      warnings: 0,
      output: 'h.csv.gz',
    });
  });

  test('packs a history whose name ends in .gz', async () => {
    const { host } = await ran(['convert', 'ledger.xml', '--out', 'h.csv.gz'], FILES);
    const bytes = host.contents.get('h.csv.gz') ?? new Uint8Array();
    expect(new TextDecoder().decode(gunzipSync(bytes))).toMatch(/^date,document_id/);
  });

  test('tells sent invoices by the company’s own number', async () => {
    const { host } = await ran(
      ['convert', 'in/a.xml', '--out', 'h.csv', '--company', 'NL001234567B01'],
      FILES,
    );
    expect(host.textOf('h.csv')).toContain('sent,Velthorn Instruments B.V.');
  });
});

describe('convert writes nothing', () => {
  test.each([
    [['bomb.xml'], 'bomb.xml, line 1: expected XML without a document type definition, found one'],
    [['unbalanced.xml'], 'expected at most 5 % of the documents at fault, found 1 (100 %)'],
    [['in/deep/notes.txt'], 'in/deep/notes.txt, row 1: expected a column for date'],
    [['nowhere.xml'], 'cannot read nowhere.xml: there is no such file'],
    [['in/a.xml', 'bomb.xml'], 'expected at most 5 % of the documents at fault, found 1 (50.0 %)'],
  ])('where %s is at fault', async (inputs, message) => {
    const { exitCode, err, host } = await ran(['convert', ...inputs, '--out', 'h.csv'], FILES);
    expect([exitCode, host.contents.has('h.csv')]).toEqual([1, false]);
    expect(err).toContain(message.replace('(100 %)', '(100.0 %)'));
  });

  test('where the output exists, without --force', async () => {
    const { exitCode, err } = await ran(['convert', 'ledger.xml', '--out', 'in/a.xml.csv'], {
      ...FILES,
      'in/a.xml.csv': 'old',
    });
    expect([exitCode, err]).toEqual([
      1,
      'kontera convert: cannot write in/a.xml.csv: it exists; --force overwrites it\n',
    ]);
  });

  test('where there are only balances', async () => {
    const { exitCode, err } = await ran(['convert', 'b.se', '--out', 'h.csv'], {
      'b.se': '#FLAGGA 0\n#SIETYP 1\n',
    });
    expect([exitCode, err]).toEqual([
      1,
      'kontera convert: expected invoices or vouchers, found none in what was read\n',
    ]);
  });

  test('where the command line is at fault', async () => {
    expect((await ran(['convert', '--out', 'h.csv'], FILES)).err).toContain('INPUT is missing');
    expect((await ran(['convert', 'ledger.xml', '--out', 'h.xlsx'], FILES)).exitCode).toBe(2);
    expect((await ran(['convert', 'ledger.xml'], FILES)).err).toContain('--out is missing');
  });
});

test('more bad documents pass where the caller lets them', async () => {
  const { exitCode, out } = await ran(
    ['convert', 'in/a.xml', 'bomb.xml', '--out', 'h.csv', '--max-bad-rows', '0.5'],
    FILES,
  );
  expect(exitCode).toBe(0);
  expect(out).toContain('left out: bomb.xml, line 1');
});
