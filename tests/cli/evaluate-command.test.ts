import { describe, expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';
import { ran } from './ran.ts';
import { historyCsv } from './sample-files.ts';

const FILES = { 'ledger.csv': historyCsv() };
const evaluated = (...options: string[]) => ran(['evaluate', 'ledger.csv', ...options], FILES);

describe('the JSON', () => {
  test('has the fields that the command line promises', async () => {
    const { exitCode, out } = await evaluated('--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      protocol: {
        mode: 'daily',
        trainShare: 0.8,
        trainLines: 32,
        calibrationLines: 7,
        testLines: 8,
        testDocuments: 8,
        firstTestDate: '2024-02-02',
        seed: 2,
      },
      dimensions: {
        account: {
          accuracy: 1,
          top3: 1,
          macroF1: 1,
          coverageAt2: expect.any(Number) as number,
          errorAt2: 0,
          coverageAt5: expect.any(Number) as number,
          errorAt5: 0,
          ece: expect.any(Number) as number,
          classes: 2,
          unseenShare: 0,
          baselines: { supplierMajority: 1, supplierLast: 1 },
        },
      },
      codingTables: {
        micro: { precision: 1, recall: 1, codingRate: 1 },
        macro: { precision: 1, recall: 1, codingRate: 1 },
        stiffLine: { precision: 1, recall: 1, codingRate: 1 },
        stiffDocument: { precision: 1, recall: 1, codingRate: 1 },
        intervals: { micro: { codingRate: [1, 1] } },
        coverageAt2: 0,
        errorAt2: null,
        coverageAt5: 0,
        errorAt5: null,
        untouched: [
          { promisedErrorShare: 0.02, failureChance: 0.1, threshold: null, isBroken: false },
          { promisedErrorShare: 0.05, failureChance: 0.1, threshold: null, isBroken: false },
        ],
        rules: { supplierMajority: { micro: { codingRate: 1 } }, supplierLast: { micro: { codingRate: 1 } } },
        passport: {
          period: { first: '2024-02-02', last: '2024-02-09' },
          dimensions: ['account', 'cost_centre'],
          documents: { counted: 8, onlyTrue: 0, onlyPredicted: 0 },
          segments: { tp: 16, fp: 0, fn: 0 },
          matching: { method: 'exact', ties: 0 },
        },
      },
      timing: { trainSeconds: 0, trainLinesPerSecond: 0, suggestLinesPerSecond: 0, p99SuggestMs: 0 },
      model: { bytes: expect.any(Number) as number, bucketCount: 2 ** 21, classes: 4 },
      peakRssBytes: 0,
    });
  });

  test('is the same twice, whatever the clock says', async () => {
    const slow = memoryHost(FILES);
    slow.tickMs = 3;
    const [one, other] = [await evaluated('--json'), await ran(['evaluate', 'ledger.csv', '--json'], slow)];
    const timeless = (out: string) => ({ ...(JSON.parse(out) as Record<string, unknown>), timing: null });
    expect(timeless(other.out)).toEqual(timeless(one.out));
  });

  test('leaves standard error empty', async () => {
    expect((await evaluated('--json')).err).toBe('');
  });
});

describe('the text', () => {
  test('shows the columns, the protocol, and the two rules beside our figures', async () => {
    const { out } = await evaluated('--mode', 'frozen');
    for (const words of [
      'ledger.csv: 40 lines',
      'columns: date, supplier_name, amount, coding.account, coding.cost_centre',
      'Trained on the first 32 lines, tested on the 8 lines after them:',
      'Nothing was learned from the lines tested (--mode frozen)',
      "account: 8 lines, 2 values    Kontera  supplier's most frequent  supplier's last",
      'right                         100.0 %                   100.0 %          100.0 %',
      'Whole documents: predicted coding tables against how they were coded, everything filled',
      'Passport of these figures',
      'documents: 8 counted',
    ])
      expect(out).toContain(words);
  });

  test('shows what headers of another language were taken for', async () => {
    const german = historyCsv().replace('supplier_name', 'Lieferant').replace('date', 'Datum');
    const { out } = await ran(['evaluate', 'buch.csv'], { 'buch.csv': german });
    expect(out).toMatch(/"Lieferant" +supplier_name/);
  });

  test('lists the rows that could not be read', async () => {
    const withBadRow = historyCsv().replace('2024-01-05', 'yesterday');
    const { out } = await ran(['evaluate', 'ledger.csv'], { 'ledger.csv': withBadRow });
    expect(out).toContain('ledger.csv: 39 lines');
    expect(out).toMatch(/left out: ledger.csv, row 6, column "date": expected .*, found .*yesterday/);
  });
});

test('only the dimensions asked for are predicted, in the order asked', async () => {
  const { out } = await evaluated('--dimensions', 'cost_centre, coding.account', '--json');
  const { dimensions } = JSON.parse(out) as { dimensions: object };
  expect(Object.keys(dimensions)).toEqual(['cost_centre', 'account']);
});

describe('an input that cannot be evaluated is refused with exit code 1:', () => {
  const oneDay = historyCsv().replaceAll(/^2024-\d\d-\d\d/gm, '2024-01-01');
  const unreadable = historyCsv().replaceAll('2024-01-1', '2024-99-1');
  test.each([
    ['a missing file', ['evaluate', 'nowhere.csv'], 'cannot read nowhere.csv: there is no such file'],
    ['an empty file', ['evaluate', 'empty.csv'], 'empty.csv'],
    ['a file of one day', ['evaluate', 'day.csv'], 'day.csv: expected days to learn and later days to test'],
    [
      'a dimension that is not there',
      ['evaluate', 'ledger.csv', '--dimensions', 'project'],
      'expected dimensions of account, cost_centre, found "project"',
    ],
    ['too many bad rows', ['evaluate', 'bad.csv'], 'at most 5 % bad rows'],
    ['a map that is no JSON', ['evaluate', 'ledger.csv', '--map', 'map.txt'], 'map.txt: expected JSON'],
    ['a map for a header that is not there', ['evaluate', 'ledger.csv', '--map', 'map.json'], 'Creditor'],
  ])('%s', async (_, argv, sentence) => {
    const { exitCode, out, err } = await ran(argv, {
      ...FILES,
      'empty.csv': '',
      'day.csv': oneDay,
      'bad.csv': unreadable,
      'map.txt': 'Creditor = supplier_name',
      'map.json': '{"Creditor": "supplier_name"}',
    });
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
  });
});

test('more bad rows are let pass where that is asked for', async () => {
  const unreadable = historyCsv().replaceAll('2024-01-1', '2024-99-1');
  const argv = ['evaluate', 'bad.csv', '--max-bad-rows', '0.5'];
  expect((await ran(argv, { 'bad.csv': unreadable })).exitCode).toBe(0);
});

describe('the report', () => {
  test('is written as one page, beside what is printed', async () => {
    const { exitCode, out, host } = await evaluated('--report', 'report.html');
    expect(exitCode).toBe(0);
    expect(out).toContain('Whole documents');
    const page = host.textOf('report.html');
    expect(page).toContain(
      'ledger.csv: learned on the first 32 lines, judged on the 8 lines (8 documents) after them',
    );
    expect(page).toMatch(/supplier’s most frequent<\/dt>\s*<dd>100.0 %/);
    expect(page).toContain('What this report does not say');
  });

  test('never overwrites without --force, and says so before the work', async () => {
    const files = { ...FILES, 'report.html': 'kept' };
    const { exitCode, err, host } = await ran(['evaluate', 'ledger.csv', '--report', 'report.html'], files);
    expect([exitCode, host.textOf('report.html')]).toEqual([1, 'kept']);
    expect(err).toContain('cannot write report.html: it exists; --force overwrites it');
  });
});
