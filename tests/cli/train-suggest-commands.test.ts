import { describe, expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';
import { ran } from './ran.ts';
import { historyCsv, JOURNAL_CSV } from './sample-files.ts';

const FILES = { 'ledger.csv': historyCsv(), 'april.csv': JOURNAL_CSV };
const TRAIN = ['train', 'ledger.csv', '--model', 'ledger.model'];

async function trainedHost() {
  const host = memoryHost(FILES);
  await ran(TRAIN, host);
  return host;
}

describe('train', () => {
  test('writes a model and says what it learned', async () => {
    const { exitCode, out, host } = await ran(TRAIN, FILES);
    expect(exitCode).toBe(0);
    expect(host.contents.has('ledger.model')).toBe(true);
    expect(out).toContain('Learned 40 lines of 2024-01-01 to 2024-02-09.');
    expect(out).toMatch(/account +2 +100.0 %/);
  });

  test('says the same as JSON', async () => {
    const { out } = await ran([...TRAIN, '--json'], FILES);
    expect(JSON.parse(out)).toMatchObject({
      history: { file: 'ledger.csv', lines: 40, badRows: 0 },
      lines: 40,
      dimensions: { account: { values: 2, recentAccuracy: 1 } },
      model: { file: 'ledger.model' },
    });
  });

  test('leaves a file that exists alone, and says how to overwrite it', async () => {
    const { exitCode, err, host } = await ran(TRAIN, { ...FILES, 'ledger.model': 'older' });
    expect(exitCode).toBe(1);
    expect(err).toBe('kontera train: cannot write ledger.model: it exists; --force overwrites it\n');
    expect(host.textOf('ledger.model')).toBe('older');
  });

  test('overwrites it with --force', async () => {
    const { exitCode, host } = await ran([...TRAIN, '--force'], { ...FILES, 'ledger.model': 'older' });
    expect(exitCode).toBe(0);
    expect(host.textOf('ledger.model')).not.toBe('older');
  });

  test('writes with --compact a small model that suggests the same', async () => {
    const asked = ['suggest', 'april.csv', '--model', 'ledger.model', '--json'];
    const exact = await trainedHost();
    const { host } = await ran([...TRAIN, '--compact'], FILES);
    const sizeOf = (one: typeof host): number => one.contents.get('ledger.model')?.length ?? 0;
    expect(sizeOf(host)).toBeGreaterThan(0);
    expect(sizeOf(host)).toBeLessThan(sizeOf(exact));
    const valuesOf = async (one: typeof host): Promise<unknown> =>
      (await ran(asked, one)).out.match(/"value": ?"[^"]*"/g);
    expect(await valuesOf(host)).toEqual(await valuesOf(exact));
  });

  test('says that --model-bytes are too few', async () => {
    const { exitCode, err, host } = await ran([...TRAIN, '--compact', '--model-bytes', '1000'], FILES);
    expect(exitCode).toBe(1);
    expect(err).toContain('--model-bytes 1000: expected more, no model of this history is that small');
    expect(host.contents.has('ledger.model')).toBe(false);
  });

  test('needs to know where to', async () => {
    const { exitCode, err } = await ran(['train', 'ledger.csv'], FILES);
    expect(exitCode).toBe(2);
    expect(err).toContain('--model is missing; it needs a value, FILE');
  });

  test('names the header fields that the model goes without', async () => {
    const fields = Array.from({ length: 18 }, (_, index) => `extra ${index}`);
    const wide = historyCsv()
      .split('\n')
      .map((row, index) =>
        row === '' ? row : `${row},${index === 0 ? fields.join(',') : fields.map(() => 'x').join(',')}`,
      )
      .join('\n');
    const { exitCode, out } = await ran(TRAIN, { 'ledger.csv': wide });
    expect(exitCode).toBe(0);
    expect(out).toContain('it goes without extra 16, extra 17');
  });
});

describe('suggest', () => {
  const SUGGEST = ['suggest', 'april.csv', '--model', 'ledger.model'];

  test('answers from the model for every line, coded or not', async () => {
    const { exitCode, out } = await ran([...SUGGEST, '--json'], await trainedHost());
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      lines: [
        { row: 2, suggestions: { account: { value: '4410', lane: 'auto' }, cost_centre: { value: '130' } } },
        { row: 3, suggestions: { account: { bestGuess: '4500' } } },
        { row: 4, suggestions: { account: { value: null, bestGuess: null, lane: 'manual' } } },
      ],
    });
  });

  test('shows row, dimension, value, confidence, lane and reason to a person', async () => {
    const { out } = await ran(SUGGEST, await trainedHost());
    expect(out).toMatch(/ 2 {2}account +4410 +\d\d\.\d % {2}auto/);
    expect(out).toMatch(/ 4 {2}account +- +- {2}manual {2}nothing coded before resembles this line/);
  });

  test('says what puts the first choice before the next best, where that is asked for', async () => {
    const rows = ['toner,4410', 'chair,0220', 'toner,4410', 'chair,0220', 'toner,4410'];
    const lines = rows.map((row, day) => `2024-01-0${day + 1},Staples,5.00,${row}`);
    const host = memoryHost({
      'ledger.csv': ['date,supplier_name,amount,text,coding.account', ...lines].join('\n'),
      'april.csv': 'date,supplier_name,amount,text\n2024-04-01,Staples,5.00,Toner\n',
    });
    await ran(TRAIN, host);
    const { out } = await ran([...SUGGEST, '--explain'], host);
    expect(out).toMatch(/ {2}4410 before 0220 by \d+\.\d\d: supplier \+\d/);
    const json = await ran([...SUGGEST, '--explain', '--json'], host);
    const answer = JSON.parse(json.out) as {
      lines: {
        suggestions: { account: { explanation: { difference: number; parts: { amount: number }[] } } };
      }[];
    };
    const explanation = answer.lines[0]?.suggestions.account.explanation;
    const total = explanation?.parts.reduce((sum, { amount }) => sum + amount, 0);
    expect(total).toBeCloseTo(explanation?.difference ?? NaN, 4);
  });

  test('takes lines without coding columns', async () => {
    const host = await trainedHost();
    host.contents.set(
      'bare.csv',
      new TextEncoder().encode('date,supplier_name,amount\n2024-03-01,KLM,5.00\n'),
    );
    const { out } = await ran(['suggest', 'bare.csv', '--model', 'ledger.model', '--json'], host);
    expect(JSON.parse(out)).toMatchObject({ lines: [{ suggestions: { account: { bestGuess: '4500' } } }] });
  });

  test('moves the lanes where it is told', async () => {
    const { out } = await ran([...SUGGEST, '--auto', '1', '--review', '1', '--json'], await trainedHost());
    expect(out).not.toContain('"lane": "auto"');
  });

  test('refuses lanes that overlap', async () => {
    const { exitCode, err } = await ran(
      [...SUGGEST, '--auto', '0.5', '--review', '0.9'],
      await trainedHost(),
    );
    expect([exitCode, err.split('\n')[0]]).toEqual([2, 'kontera suggest: --auto 0.5 is below --review 0.9']);
  });

  test('says where a model was expected', async () => {
    const { exitCode, err } = await ran(['suggest', 'april.csv', '--model', 'nowhere.model'], FILES);
    expect([exitCode, err]).toEqual([
      1,
      'kontera suggest: cannot read nowhere.model: there is no such file\n',
    ]);
  });
});
