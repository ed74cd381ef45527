import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readHistoryFile } from '../../../core/formats/history/read-history.ts';
import { createCoder } from '../../../core/engine/index.ts';
import { reconstruct } from '../../../core/workflows/reconstruct/reconstruct.ts';
import { DEFAULT_SEARCH_LIMITS } from '../../../core/workflows/reconstruct/search-limits.ts';
import { runThrough } from '../../../core/workflows/run-through.ts';
import { RELEASE } from '../../engine/built-engine.ts';
import { trueLineCount } from '../true-share.ts';
import { unlinked, type Disturbance } from '../unlinked-documents.ts';
import { PARTITIONER } from './rebuilt.ts';

const FILE = new URL('../../../../shared/data/histories/crsd.csv.gz', import.meta.url);
const isThere = existsSync(FILE);
if (!isThere)
  console.log('skipped: reconstruction of a real ledger needs ../shared/data/histories/crsd.csv.gz');

const PLAIN: Disturbance = { isRounded: false, hasNegatives: false, withPlain: false };

describe.skipIf(!isThere)('documents of crsd that have two codings or more', () => {
  test.each<[string, Disturbance, number]>([
    ['as they are', PLAIN, 0.96],
    ['with cents off and negative lines', { ...PLAIN, isRounded: true, hasNegatives: true }, 0.92],
  ])('%s: unique ones are right, nearly every line gets its true coding', (_, disturbance, leastShare) => {
    const reading = readHistoryFile({ name: 'crsd', bytes: readFileSync(FILE) });
    if (!reading.ok) throw new Error('crsd cannot be read');
    const { dimensions, headerFieldNames } = reading.history;
    const { lines, entries, truth } = unlinked(reading.history, disturbance, 1);
    const { documents } = runThrough(
      reconstruct(
        { lines, entries, dimensions, headerFieldNames },
        {
          partitioner: PARTITIONER,
          createCoder: (columns) => createCoder(RELEASE, columns),
          gauges: { nowMs: () => 0, peakRssBytes: () => 0 },
          limits: DEFAULT_SEARCH_LIMITS,
          leastMargin: 0,
        },
      ),
    );
    expect(documents.length).toBeGreaterThan(380);
    const right = documents.map((document) => trueLineCount(document.lines, truth));
    const wrongUnique = documents.filter(
      ({ status, lines: own }, index) => status === 'unique' && right[index] !== own.length,
    );
    expect(wrongUnique.map(({ documentId }) => documentId)).toEqual([]);
    expect(right.reduce((sum, count) => sum + count, 0) / lines.length).toBeGreaterThan(leastShare);
  });
});
