import { describe, expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';
import { ran } from './ran.ts';

const TRUTH = [
  'document_id,company,date,supplier_name,coding.account,coding.tax_code',
  'A,North,2024-01-10,Staples BV,4410,V21',
  'B,North,2024-02-10,KLM,4500,V0',
  'B,North,2024-02-10,KLM,4510,V9',
  'C,South,2024-02-11,KLM,4500,V0',
  '',
].join('\n');
const PREDICTED = [
  'document_id,company,coding.account,confidence.account,coding.tax_code,confidence.tax_code',
  'B,North,4510,0.9,V9,0.9',
  'B,North,4500,0.6,V9,0.6',
  'A,North,4410,0.99,V21,0.97',
  'D,South,4410,0.3,,',
  '',
].join('\n');
const FILES = { 'truth.csv': TRUTH, 'predicted.csv': PREDICTED };
const both = ['--truth', 'truth.csv', '--predicted', 'predicted.csv'];

interface KpiJson {
  readonly kpis: readonly {
    level: string;
    stiffness: string;
    metric: string;
    value: number;
    low: number;
    high: number;
  }[];
  readonly passport: Record<string, unknown>;
  readonly [name: string]: unknown;
}

async function kpi(...options: string[]): Promise<KpiJson> {
  const { exitCode, out, err } = await ran(['kpi', ...both, '--json', ...options], FILES);
  expect([exitCode, err]).toEqual([0, '']);
  return JSON.parse(out) as KpiJson;
}

describe('the JSON of kpi', () => {
  test('has all 24 figures, each with an interval', async () => {
    const { kpis } = await kpi();
    expect(kpis).toHaveLength(24);
    // A: 2 of 2. B: 3 of 4 right, one wrong. C: both missing. D: one wrong.
    expect(kpis).toContainEqual(
      expect.objectContaining({
        level: 'segment',
        stiffness: 'elastic',
        metric: 'codingRate',
        value: 0.555556,
      }),
    );
    expect(kpis).toContainEqual(
      expect.objectContaining({
        level: 'document',
        stiffness: 'elastic',
        metric: 'precision',
        value: 0.583333,
      }),
    );
    for (const { value, low, high } of kpis) expect(low <= value && value <= high).toBe(true);
  });

  test('has the passport, the abuse check in seven parts, and how lines were matched', async () => {
    const json = await kpi();
    expect(json.passport).toMatchObject({
      tenants: ['North', 'South'],
      period: { first: '2024-01-10', last: '2024-02-11' },
      dimensions: ['account', 'tax_code'],
      documents: { counted: 4, onlyTrue: 1, onlyPredicted: 1, leftOut: [] },
      lines: { true: 4, predicted: 4, matched: 3 },
      segments: { tp: 5, fp: 2, fn: 2 },
      resampling: { replicateCount: 1000, seed: 1 },
    });
    expect(json['abuse']).toHaveLength(7);
    expect(json['matching']).toEqual({ method: 'exact', documents: 4, ties: 0, seconds: 0 });
    expect(Object.keys(json['perDimension'] as object)).toEqual(['account', 'tax_code']);
    expect(json['curve']).toContainEqual(
      expect.objectContaining({ threshold: 0, microCodingRate: 0.555556 }),
    );
  });

  test.each([
    [['--dimensions', 'coding.tax_code'], { dimensions: ['tax_code'] }],
    [['--without-tax-codes'], { dimensions: ['account'], withTaxCodes: false }],
    [['--lines', '1'], { lineCounts: { from: 1, to: 1 }, documents: { counted: 2 } }],
    [['--lines', '2-'], { lineCounts: { from: 2, to: null }, documents: { counted: 1 } }],
    [['--capture', 'second-time'], { capture: 'secondTime', documents: { counted: 0 } }],
    [['--threshold', '0.7'], { threshold: 0.7, segments: { tp: 4, fp: 0, fn: 4 } }],
    [['--method', 'published'], { matching: { method: 'published', regimes: { permutations: 4 } } }],
    [['--replicates', '50', '--seed', '9'], { resampling: { replicateCount: 50, seed: 9 } }],
  ])('%j changes the passport', async (options, passport) => {
    expect((await kpi(...options)).passport).toMatchObject(passport);
  });

  test('has only the level, stiffness and metric asked for', async () => {
    const { kpis } = await kpi('--level', 'document', '--stiffness', 'stiff', '--metric', 'precision');
    expect(kpis.map(({ level, stiffness, metric, value }) => [level, stiffness, metric, value])).toEqual([
      ['document', 'stiff', 'precision', 0.333333],
    ]);
  });

  test('knows tables coded before from --past', async () => {
    const past = 'document_id,company,date,coding.account,coding.tax_code\nZ,South,2023-01-01,4500,V0\n';
    const argv = ['kpi', ...both, '--past', 'past.csv', '--capture', 'second-time', '--json'];
    const { out } = await ran(argv, { ...FILES, 'past.csv': past });
    expect((JSON.parse(out) as KpiJson).passport).toMatchObject({ documents: { counted: 1 } });
  });
});

describe('the text of kpi', () => {
  test('shows what each column was taken for, confidences too', async () => {
    const { out } = await ran(['kpi', ...both], FILES);
    expect(out).toContain(
      'columns: document_id, company, coding.account, confidence.account, coding.tax_code,',
    );
  });

  test('has the passport before any figure, and every way to flatter', async () => {
    const { out } = await ran(['kpi', ...both], FILES);
    expect(out.indexOf('Passport of every figure below')).toBeLessThan(out.indexOf('coding rate'));
    for (const words of [
      'tenants: North, South; period: 2024-01-10 to 2024-02-11',
      'documents: 4 counted, of which 1 without a prediction (all missing) and 1 predicted but not true (all wrong)',
      'documents without a prediction: 1, counted with an empty prediction (C)',
      'segments: 8 true, 7 predicted: 5 right (TP), 2 wrong (FP), 2 missing (FN)',
      'accuracy (without TN: the coding rate)',
      'best tenants only',
      'no line matching',
      'coded untouched: 75.0 %',
    ])
      expect(out).toContain(words);
  });
});

test('kpi writes a report where one is asked for', async () => {
  const { host } = await ran(['kpi', ...both, '--report', 'report.html'], FILES);
  expect(host.textOf('report.html')).toContain('predicted.csv, measured against truth.csv.');
});

describe('bad input is named:', () => {
  const withRow = (row: string) => ({ ...FILES, 'truth.csv': `${TRUTH}${row}\n` });

  test('an id of two days is left out, with the row that shows it', async () => {
    const { out } = await ran(['kpi', ...both], withRow('A,North,2024-03-01,Staples BV,4410,V21'));
    expect(out).toContain(
      'document left out: truth.csv, row 6, column "document_id": expected an id that names one document, ' +
        'found "A" of 2024-01-10 and of 2024-03-01',
    );
    expect(out).toContain('left out: 1 document (duplicate id)');
  });

  test('an id of two suppliers and a numbered line that comes twice are left out too', async () => {
    const rows = (...more: string[]) =>
      ['document_id,line_no,supplier_name,coding.account', 'A,1,KLM,4500', 'A,1,KLM,4510', ...more, ''].join(
        '\n',
      );
    const leftOut = async (...more: string[]) => {
      const files = { 'truth.csv': rows(...more), 'predicted.csv': rows() };
      const { out } = await ran(['kpi', ...both, '--json'], files);
      return (JSON.parse(out) as { passport: { documents: { leftOut: unknown[] } } }).passport.documents
        .leftOut;
    };
    expect(await leftOut()).toEqual([]);
    expect(await leftOut('A,2,Staples BV,4410')).toHaveLength(1);
    expect(await leftOut('A,1,KLM,4510')).toHaveLength(1);
  });

  test('a confidence outside 0..1 is taken as not known', async () => {
    const files = { ...FILES, 'predicted.csv': PREDICTED.replace('0.99', '99').replace('0.97', 'high') };
    const { out } = await ran(['kpi', ...both, '--threshold', '1'], files);
    expect(out).toContain(
      'taken as not known: predicted.csv, row 4, column "confidence.account": expected a number from 0 to 1, found "99"',
    );
    expect(out).toContain('column "confidence.tax_code": expected a number from 0 to 1, found "high"');
    expect(out).toContain('2 right (TP), 0 wrong (FP), 6 missing (FN)');
  });

  test('a row without a document id is left out where rows like it are few', async () => {
    const argv = ['kpi', ...both, '--max-bad-rows', '0.5'];
    const { exitCode, out } = await ran(argv, withRow(',North,2024-02-11,KLM,4500,V0'));
    expect(exitCode).toBe(0);
    expect(out).toContain(
      'left out: truth.csv, row 6, column "document_id": expected the id of a document, found nothing',
    );
  });

  test('a comma as decimal sign in confidences is read', async () => {
    const files = { ...FILES, 'predicted.csv': PREDICTED.replaceAll(',', ';').replaceAll('0.', '0,') };
    const { out } = await ran(['kpi', ...both, '--threshold', '0.7'], files);
    expect(out).toContain('4 right (TP), 0 wrong (FP), 4 missing (FN)');
  });

  const wide = (from: number) =>
    `document_id,${Array.from({ length: 9 }, (_, index) => `coding.d${from + index}`).join(',')}\nA${',1'.repeat(9)}\n`;
  test.each([
    ['no such file', ['--truth', 'nowhere.csv', '--predicted', 'predicted.csv'], 'cannot read nowhere.csv'],
    [
      'no lines',
      ['--truth', 'empty.csv', '--predicted', 'predicted.csv'],
      'empty.csv: expected rows below the header, found none',
    ],
    [
      'no ids',
      ['--truth', 'anonymous.csv', '--predicted', 'predicted.csv'],
      'anonymous.csv, row 1: expected a column for document_id',
    ],
    [
      'no coding',
      ['--truth', 'truth.csv', '--predicted', 'uncoded.csv'],
      'uncoded.csv, row 1: expected a coding column',
    ],
    [
      'too many bad rows',
      ['--truth', 'bad.csv', '--predicted', 'predicted.csv'],
      'bad.csv: expected at most 5 % bad rows, found 1 of 2',
    ],
    [
      'too many dimensions',
      ['--truth', 'wide.csv', '--predicted', 'wider.csv'],
      'expected at most 15 coding dimensions together, found 18',
    ],
    [
      'an unknown dimension',
      [...both, '--dimensions', 'project'],
      'expected dimensions of account, tax_code, found "project"',
    ],
  ])('%s stops with exit code 1', async (_, options, sentence) => {
    const files = {
      ...FILES,
      'empty.csv': 'document_id,coding.account\n',
      'anonymous.csv': 'coding.account,amount\n1,2\n',
      'uncoded.csv': 'document_id,amount\nA,2\n',
      'bad.csv': 'document_id,coding.account\nA,1\n,2\n',
      'wide.csv': wide(0),
      'wider.csv': wide(9),
    };
    const { exitCode, out, err } = await ran(['kpi', ...options], files);
    expect([exitCode, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
  });

  test('a range of lines that is none, and a missing file option, are misuse', async () => {
    expect((await ran(['kpi', ...both, '--lines', '5-2'], FILES)).exitCode).toBe(2);
    expect((await ran(['kpi', '--truth', 'truth.csv'], FILES)).err).toContain('--predicted is missing');
    const only = await ran(['kpi', ...both, '--dimensions', 'tax_code', '--without-tax-codes'], FILES);
    expect(only.exitCode).toBe(0);
  });
});

describe('match', () => {
  test('prints a row a pair with the rows of both files, and lines without a partner', async () => {
    const { out } = await ran(['match', ...both], FILES);
    expect(out.split('\n')).toEqual([
      'document_id,company,predicted_row,true_row,tp,fp,fn',
      'A,North,4,2,2,0,0',
      'B,North,2,4,2,0,0',
      'B,North,3,3,1,1,0',
      'C,South,,5,0,0,2',
      'D,South,5,,0,1,0',
      '',
    ]);
  });

  test('says the same in JSON, with ties and segments', async () => {
    const { out } = await ran(['match', ...both, '--method', 'published', '--json'], FILES);
    expect(JSON.parse(out)).toMatchObject({
      matching: { method: 'published', documents: 4, ties: 0, segments: { tp: 5, fp: 2, fn: 2 } },
      pairs: [
        { documentId: 'A', predictedRow: 4, trueRow: 2 },
        {},
        {},
        {},
        { documentId: 'D', trueRow: null },
      ],
    });
  });

  test('writes to a file, never over one without --force', async () => {
    const host = memoryHost(FILES);
    const argv = ['match', ...both, '--out', 'pairs.csv'];
    expect((await ran(argv, host)).out).toBe('5 pairs of 4 documents are in pairs.csv.\n');
    expect(host.textOf('pairs.csv')).toContain('B,North,3,3,1,1,0');
    expect((await ran(argv, host)).exitCode).toBe(1);
    expect((await ran([...argv, '--force'], host)).exitCode).toBe(0);
  });
});
