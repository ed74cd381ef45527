import { describe, expect, test } from 'vitest';
import { memoryHost } from './memory-host.ts';
import { ran } from './ran.ts';
import { historyCsv, JOURNAL_CSV } from './sample-files.ts';

const FILES = {
  'ledger.csv': historyCsv(),
  'april.csv': JOURNAL_CSV,
  'chart.csv': 'code,name,blocked\n4410,Stationery,no\n4500,Travel,yes\n',
  'broken.csv': 'code,name,parent\n4410,Stationery,99\n',
};

async function trained() {
  const host = memoryHost(FILES);
  await ran(['train', 'ledger.csv', '--model', 'm'], host);
  return host;
}

describe('--chart', () => {
  test('shows names beside codes and proposes nothing blocked', async () => {
    const argv = ['suggest', 'april.csv', '--model', 'm', '--chart', 'chart.csv'];
    const { out } = await ran(argv, await trained());
    expect(out).toContain('4410 Stationery');
    expect(out).not.toContain('4500');
    const json = JSON.parse((await ran([...argv, '--json'], await trained())).out) as {
      lines: { suggestions: { account: { bestGuess: string | null; name: string } } }[];
    };
    expect(json.lines[0]?.suggestions.account).toMatchObject({ bestGuess: '4410', name: 'Stationery' });
    expect(json.lines[1]?.suggestions.account).toMatchObject({ bestGuess: null, name: '' });
  });

  test('keeps a coded journal to the masters', async () => {
    const argv = ['code', 'april.csv', '--history', 'ledger.csv', '--out', 'o.csv'];
    const { host } = await ran([...argv, '--chart', 'chart.csv', '--review', '0.1', '--auto', '0.2'], FILES);
    expect(host.textOf('o.csv')).toContain('4410');
    expect(host.textOf('o.csv')).not.toContain('4500');
  });

  test('gives names beside the reasons of a coded journal', async () => {
    const argv = ['code', 'april.csv', '--history', 'ledger.csv', '--out', 'o.csv', '--chart', 'chart.csv'];
    const filled = await ran([...argv, '--review', '0.1', '--auto', '0.2'], FILES);
    expect(filled.host.textOf('o.csv')).toMatch(/4410.*Stationery; /);
    const open = await ran([...argv, '--review', '1', '--auto', '1'], FILES);
    expect(open.host.textOf('o.csv')).toMatch(/not sure: .*\(4410 Stationery\)/);
  });

  test('holds a back-test to the masters', async () => {
    const accuracy = async (...options: string[]): Promise<number> => {
      const { out } = await ran(['evaluate', 'ledger.csv', '--json', ...options], FILES);
      return (JSON.parse(out) as { dimensions: { account: { accuracy: number } } }).dimensions.account
        .accuracy;
    };
    expect(await accuracy()).toBe(1);
    for (const mode of ['daily', 'frozen'])
      expect(await accuracy('--chart', 'chart.csv', '--mode', mode), mode).toBe(0.75);
  });

  test('stops where the masters are at fault', async () => {
    const { exitCode, err } = await ran(
      ['suggest', 'april.csv', '--model', 'm', '--chart', 'broken.csv'],
      await trained(),
    );
    expect([exitCode, err]).toEqual([
      1,
      'kontera suggest: broken.csv, row 2, column "parent": expected the code of another row, found "99"\n',
    ]);
  });
});
