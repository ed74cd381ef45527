import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readHistoryFile } from '../../core/formats/history/read-history.ts';
import { readJournal } from '../../core/formats/journal/read-journal.ts';
import { ran } from './ran.ts';

describe('demo', () => {
  const history = join('kontera-demo', 'demo-history.csv');
  const journal = join('kontera-demo', 'demo-journal.xlsx');

  test('writes a history and a journal that code can go on from', async () => {
    const { exitCode, out, host } = await ran(['demo'], {});
    expect(exitCode).toBe(0);
    expect([...host.contents.keys()]).toEqual([history, journal]);
    expect(out).toContain(`kontera code ${journal} --history ${history}`);
    const [historyBytes, journalBytes] = [host.contents.get(history), host.contents.get(journal)];
    if (!historyBytes || !journalBytes) throw new Error('both were written');
    expect(readHistoryFile({ name: history, bytes: historyBytes }).ok).toBe(true);
    expect(readJournal({ name: journal, bytes: journalBytes })).toMatchObject({
      ok: true,
      journal: { sheet: 'Journal', dimensions: [{ name: 'account' }, {}, {}, {}] },
    });
  });

  test('writes the same company for the same seed, and another for another', async () => {
    const [one, same, other] = [
      await ran(['demo'], {}),
      await ran(['demo'], {}),
      await ran(['demo', '--seed', '2'], {}),
    ];
    expect(same.host.textOf(history)).toBe(one.host.textOf(history));
    expect(other.host.textOf(history)).not.toBe(one.host.textOf(history));
  });

  test('overwrites nothing', async () => {
    const { exitCode, host } = await ran(['demo'], { [journal]: 'mine' });
    expect(exitCode).toBe(1);
    expect([...host.contents.keys()]).toEqual([journal]);
  });
});

describe('serve', () => {
  test('says where the workbench is', async () => {
    expect((await ran(['serve', '--port', '8080'], {})).out).toBe(
      'Kontera workbench: http://127.0.0.1:8080/\n',
    );
  });

  test('says so in JSON too', async () => {
    expect(JSON.parse((await ran(['serve', '--json'], {})).out)).toEqual({ url: 'http://127.0.0.1:3000/' });
  });

  test('takes no port beyond the last', async () => {
    expect((await ran(['serve', '--port', '65536'], {})).exitCode).toBe(2);
  });
});
