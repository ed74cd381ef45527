import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readHistoryFile } from '../../../core/formats/history/read-history.ts';

const FOLDER = new URL('../../../../shared/data/histories/', import.meta.url);
const isThere = existsSync(FOLDER);
if (!isThere) console.log('skipped: tests on real ledgers need ../shared/data/histories beside the project');

/** Hundredths that the amounts of a CSV file add up to, by nothing but arithmetic of whole numbers. */
function totalOf(text: string): bigint {
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const column = header.split(',').indexOf('amount');
  const cells = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/g;
  return rows.reduce((sum, row) => {
    const amount = [...row.matchAll(cells)][column]?.[1] ?? '';
    const [whole = '', fraction = ''] = amount.replace('-', '').split('.');
    const size = BigInt(whole + fraction.padEnd(2, '0'));
    return sum + (amount.startsWith('-') ? -size : size);
  }, 0n);
}

describe.skipIf(!isThere)('real ledgers', () => {
  test.each([
    ['crsd', 7_097],
    ['scottsdale', 23_612],
    ['harrogate', 145_356],
  ])('every line of %s is read, and its amounts add up', (name, lineCount) => {
    const packed = readFileSync(new URL(`${name}.csv.gz`, FOLDER));
    const reading = readHistoryFile({ name, bytes: packed });
    expect(reading).toMatchObject({ ok: true, notes: { rowCount: lineCount, badRowCount: 0 } });
    const lines = reading.ok ? reading.history.lines : [];
    const total = lines.reduce((sum, line) => sum + BigInt(line.amountMinor), 0n);
    expect(total).toBe(totalOf(gunzipSync(packed).toString('utf8')));
  });
});
