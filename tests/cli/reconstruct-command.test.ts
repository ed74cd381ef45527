import { describe, expect, test } from 'vitest';
import { gunzip } from '../../core/formats/gzip/gunzip.ts';
import { ran } from './ran.ts';

const INVOICES = [
  'date,document_id,supplier_name,text,amount,tax_rate,buyer',
  '2024-01-03,A1,Staples,paper,10.00,21,IT',
  '2024-01-03,A1,Staples,chairs,90.00,21,IT',
  '2024-01-03,A1,Staples,discount,-5.00,21,IT',
  '2024-01-05,A2,Staples,paper,12.00,21,IT',
  '2024-01-05,A2,Staples,pens,12.00,21,IT',
  '2024-01-07,A3,Staples,desk,100.00,21,IT',
  '2024-01-08,A4,Staples,lamp,30.00,21,IT',
  '2024-01-09,,Staples,lone,1.00,21,IT',
  '',
].join('\n');
const JOURNAL = [
  'document_id,amount,coding.account,coding.cost_centre',
  'A1,5.00,4410,',
  'A1,90.00,0120,10',
  'A2,12.00,4410,',
  'A2,12.00,4420,',
  'A3,60.00,0120,10',
  'A3,40.00,0120,20',
  'A9,1.00,4410,',
  '',
].join('\n');
const FILES = { 'invoices.csv': INVOICES, 'journal.csv': JOURNAL };
const ARGV = ['reconstruct', '--invoices', 'invoices.csv', '--journal', 'journal.csv'];
const reconstructed = (...options: string[]) => ran([...ARGV, ...options], FILES);

describe('the JSON', () => {
  test('has the fields that the command line promises, and why documents are undecided', async () => {
    const { exitCode, out } = await reconstructed('--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toEqual({
      documents: { unique: 1, ambiguousResolved: 1, ambiguous: 0, infeasible: 2, limit: 0 },
      lines: { total: 8, matched: 5, share: 0.625 },
      seconds: 0,
      nodes: expect.any(Number) as number,
      splitDocuments: 1,
      deviationMinor: 0,
      linesWithoutDocument: 1,
      entriesWithoutLines: 1,
      rounds: expect.any(Number) as number,
      firstUndecided: [
        { documentId: 'A3', status: 'split', reason: 'the line of row 7 is divided over several entries' },
        { documentId: 'A4', status: 'infeasible', reason: 'the journal has no entry of this document' },
      ],
      output: null,
    });
  });
});

describe('the history that is written', () => {
  test('holds every line with its coding, and what was found beside it', async () => {
    const { exitCode, host } = await reconstructed('--out', 'history.csv');
    expect(exitCode).toBe(0);
    const rows = host.textOf('history.csv').trimEnd().split('\n');
    expect(rows[0]).toBe(
      'date,document_id,supplier_name,text,amount,tax_rate,buyer,' +
        'coding.account,coding.cost_centre,reconstruction.status,reconstruction.margin',
    );
    expect(rows.slice(1, 4)).toEqual([
      '2024-01-03,A1,Staples,paper,10.00,21,IT,4410,,unique,',
      '2024-01-03,A1,Staples,chairs,90.00,21,IT,0120,10,unique,',
      '2024-01-03,A1,Staples,discount,-5.00,21,IT,4410,,unique,',
    ]);
    expect(rows.slice(4, 6).map((row) => row.split(',')[9])).toEqual(['resolved', 'resolved']);
    expect(rows.slice(6)).toEqual([
      '2024-01-07,A3,Staples,desk,100.00,21,IT,,,split,',
      '2024-01-08,A4,Staples,lamp,30.00,21,IT,,,infeasible,',
      '2024-01-09,,Staples,lone,1.00,21,IT,,,,',
    ]);
  });

  test('is packed where its name says so, and can be learned from', async () => {
    const { host } = await reconstructed('--out', 'history.csv.gz');
    const unpacked = gunzip(host.contents.get('history.csv.gz') ?? new Uint8Array());
    expect(unpacked.ok && new TextDecoder().decode(unpacked.bytes)).toContain('reconstruction.status');
    const { exitCode, out } = await ran(['train', 'history.csv.gz', '--model', 'm.model'], host);
    expect(exitCode).toBe(0);
    expect(out).toContain('history.csv.gz: 8 lines');
  });

  test('is not overwritten without --force', async () => {
    const files = { ...FILES, 'history.csv': 'mine' };
    const { exitCode, err, host } = await ran([...ARGV, '--out', 'history.csv'], files);
    expect([exitCode, host.textOf('history.csv')]).toEqual([1, 'mine']);
    expect(err).toContain('--force overwrites it');
  });
});

describe('the text', () => {
  test('counts the documents by what became of them', async () => {
    const { out } = await reconstructed();
    for (const words of [
      '4 documents, 7 entries.',
      'unique               1',
      'ambiguous, resolved  1',
      'infeasible           2',
      '5 of 8 lines coded, 62.5 %.',
      'Lines without a document id: 1.',
      'Entries of documents without lines: 1.',
      'left blank: A3, split: the line of row 7 is divided over several entries',
    ])
      expect(out).toContain(words);
  });

  test('ambiguous documents stay blank where certainty is asked for', async () => {
    const { out } = await reconstructed('--least-sure', '1');
    expect(out).toContain('left blank: A2, ambiguous: the next way to divide the lines is about as likely');
  });
});

test('an entry may be off by as much as the tolerance says', async () => {
  const files = { ...FILES, 'journal.csv': JOURNAL.replace('A1,5.00', 'A1,5.01') };
  const status = async (tolerance: string): Promise<unknown> => {
    const { out } = await ran([...ARGV, '--tolerance', tolerance, '--json'], files);
    return (JSON.parse(out) as { documents: { unique: number } }).documents.unique;
  };
  expect([await status('1'), await status('0')]).toEqual([1, 0]);
});

test('columns of other names are mapped, the journal by a map of its own', async () => {
  const files = {
    'invoices.csv': INVOICES.replace('document_id', 'Bill'),
    'journal.csv': JOURNAL.replace('document_id', 'Bill').replace('coding.account', 'Expense code'),
    'map.json': '{"Bill": "document_id"}',
    'journal.json': '{"Bill": "document_id", "Expense code": "coding.account"}',
  };
  const { exitCode, out } = await ran(
    [...ARGV, '--map', 'map.json', '--journal-map', 'journal.json', '--json'],
    files,
  );
  expect(exitCode).toBe(0);
  expect((JSON.parse(out) as { lines: { matched: number } }).lines.matched).toBe(5);
});

describe('is refused with exit code 1:', () => {
  const argv = (journal: string): string[] => [...ARGV.slice(0, -1), journal];
  test.each<[string, string[], string]>([
    ['a missing journal', argv('nowhere.csv'), 'cannot read nowhere.csv: there is no such file'],
    [
      'a journal without amounts',
      argv('bare.csv'),
      'bare.csv, row 1: expected a column for amount (name it in the column map, --journal-map: ',
    ],
    ['a journal without coding', argv('plain.csv'), 'expected a coding column such as coding.account'],
    [
      'a journal with a bad amount',
      argv('bad.csv'),
      'bad.csv, row 3, column "amount": expected a number such as 1234.56, found "ninety"',
    ],
    [
      'missing invoices',
      ['reconstruct', '--invoices', 'nowhere', '--journal', 'journal.csv'],
      'cannot read nowhere: there is no such file',
    ],
    ['a map that is no JSON', [...ARGV, '--journal-map', 'bare.csv'], 'bare.csv: expected JSON'],
  ])('%s', async (_, given, sentence) => {
    const { exitCode, out, err } = await ran(given, {
      ...FILES,
      'bare.csv': 'document_id,coding.account\nA1,4410\n',
      'plain.csv': 'document_id,amount\nA1,5.00\n',
      'bad.csv': JOURNAL.replace('90.00', 'ninety'),
    });
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
  });
});

test.each([
  ['no journal', ['reconstruct', '--invoices', 'invoices.csv'], '--journal is missing'],
  ['an output of another kind', [...ARGV, '--out', 'history.xlsx'], '--out needs a name that ends in .csv'],
  ['half a minor unit', [...ARGV, '--tolerance', '0.5'], '--tolerance needs a whole number'],
])('%s is a mistake on the command line', async (_, argv, sentence) => {
  const { exitCode, err } = await ran(argv, FILES);
  expect(exitCode).toBe(2);
  expect(err).toContain(sentence);
});
