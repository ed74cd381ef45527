import { describe, expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';
import { ran } from './ran.ts';
import { historyCsv, JOURNAL_CSV } from './sample-files.ts';

const FILES = { 'ledger.csv': historyCsv(), 'april.csv': JOURNAL_CSV };
const CODE = ['code', 'april.csv', '--history', 'ledger.csv', '--auto', '0.9', '--review', '0.5'];

/** Fields of a row of the coded journal; none of them has a comma. */
const fields = (text: string, row: number) => (text.split('\n')[row - 1] ?? '').split(',');

describe('code', () => {
  test('fills blank cells beside the journal, and leaves the journal as it was', async () => {
    const { exitCode, host } = await ran(CODE, FILES);
    expect(exitCode).toBe(0);
    expect(fields(host.textOf('april.coded.csv'), 2).slice(0, 5)).toEqual([
      '2024-03-01',
      'Staples BV',
      '12.00',
      '4410',
      '130',
    ]);
    expect(host.textOf('april.csv')).toBe(JOURNAL_CSV);
  });

  test('keeps what somebody typed', async () => {
    const { host } = await ran(CODE, FILES);
    expect(fields(host.textOf('april.coded.csv'), 3)[3]).toBe('9999');
  });

  test('leaves a cell blank with a reason where nothing like it was coded', async () => {
    const { host } = await ran(CODE, FILES);
    const [row] = host.textOf('april.coded.csv').split('\n').slice(3);
    expect(row).toContain('Nobody Ltd,1.00,,,');
    expect(row).toContain('nothing coded before resembles this line');
  });

  test('counts the cells of each lane for a person and for a machine', async () => {
    const { out } = await ran(CODE, FILES);
    expect(out).toMatch(/ready +1 +2\n/);
    expect(out).toMatch(/left to you +1 +1\n/);
    expect(out).toMatch(/kept as they were +1 +0\n/);
    const { out: json } = await ran([...CODE, '--json'], FILES);
    expect(JSON.parse(json)).toMatchObject({
      journal: { file: 'april.csv', lines: 3 },
      cells: { auto: 3, review: 0, manual: 2, leftBlank: 0, kept: 1 },
      dimensions: { account: { auto: 1, review: 0, manual: 1 } },
      output: 'april.coded.csv',
    });
  });

  test('codes the same from a model as from its history', async () => {
    const host = memoryHost(FILES);
    await ran(['train', 'ledger.csv', '--model', 'ledger.model'], host);
    await ran([...CODE, '--out', 'one.csv'], host);
    await ran(
      [
        'code',
        'april.csv',
        '--model',
        'ledger.model',
        '--auto',
        '0.9',
        '--review',
        '0.5',
        '--out',
        'two.csv',
      ],
      host,
    );
    expect(host.textOf('two.csv')).toBe(host.textOf('one.csv'));
  });

  test('writes where it is told, in the form that the name says', async () => {
    const { exitCode, host } = await ran([...CODE, '--out', 'april.xlsx'], FILES);
    expect(exitCode).toBe(0);
    expect([...(host.contents.get('april.xlsx') ?? [])].slice(0, 2)).toEqual([0x50, 0x4b]);
  });

  test('stops before any work where the output exists', async () => {
    const { exitCode, err, host } = await ran(CODE, { ...FILES, 'april.coded.csv': 'mine' });
    expect([exitCode, err]).toEqual([
      1,
      'kontera code: cannot write april.coded.csv: it exists; --force overwrites it\n',
    ]);
    expect(host.textOf('april.coded.csv')).toBe('mine');
  });

  test('reads the two files by two maps', async () => {
    const files = {
      'ledger.csv': historyCsv().replace('coding.account', 'Soll'),
      'april.csv': JOURNAL_CSV.replace('coding.account', 'GL'),
      'h.json': '{"Soll": "coding.account"}',
      'j.json': '{"GL": "coding.account"}',
    };
    const { exitCode, host } = await ran([...CODE, '--history-map', 'h.json', '--map', 'j.json'], files);
    expect(exitCode).toBe(0);
    expect(fields(host.textOf('april.coded.csv'), 2)[3]).toBe('4410');
  });
});

describe('code is refused', () => {
  test.each([
    [['code', 'april.csv'], '--history FILE or --model FILE is missing'],
    [['code', 'april.csv', '--history', 'a', '--model', 'b'], '--history and --model do not go together'],
    [
      ['code', 'april.csv', '--history', 'a', '--auto', '0.1', '--review', '0.2'],
      '--auto 0.1 is below --review 0.2',
    ],
  ])('as a usage fault: %j', async (argv, sentence) => {
    const { exitCode, err } = await ran(argv, FILES);
    expect(exitCode).toBe(2);
    expect(err).toContain(sentence);
  });

  test.each([
    [['code', 'nowhere.xlsx', '--history', 'ledger.csv'], 'cannot read nowhere.xlsx: there is no such file'],
    [['code', 'broken.xlsx', '--history', 'ledger.csv'], 'broken.xlsx'],
    [['code', 'april.csv', '--history', 'nowhere.csv'], 'cannot read nowhere.csv: there is no such file'],
    [
      ['code', 'april.xlsx', '--history', 'ledger.csv', '--out', 'april.csv.bak'],
      'expected a name that ends in .xlsx',
    ],
  ])('because of its input: %j', async (argv, sentence) => {
    const { exitCode, err, host } = await ran(argv, { ...FILES, 'broken.xlsx': 'PK, and then nothing' });
    expect(exitCode).toBe(1);
    expect(err).toContain(sentence);
    expect([...host.contents.keys()]).toEqual(['ledger.csv', 'april.csv', 'broken.xlsx']);
  });
});
