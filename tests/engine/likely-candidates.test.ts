import { describe, expect, test } from 'vitest';
import { createCoder, MAX_RANKED, type Candidate, type CodedEngineLine } from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { dateOf, lineWith } from './lines.ts';

const VALUES = Array.from({ length: 24 }, (_, index) => `${4400 + index}`);
const [USUAL = ''] = VALUES;

/** One supplier's lines, one a day: each value once, then one of them a hundred times. */
const LINES: readonly CodedEngineLine[] = [...VALUES, ...Array.from({ length: 100 }, () => USUAL)].map(
  (value, day) => lineWith({ date: dateOf(day), coding: [value] }),
);
const AFTER = dateOf(LINES.length);

const CODER = createCoder(RELEASE, { dimensions: ['account'] });
for (const line of LINES) CODER.learnDay([line]);

function ranked(line: CodedEngineLine): readonly Candidate[] {
  return CODER.rank(line, MAX_RANKED)[0] ?? [];
}

describe('candidates', () => {
  test('of a line that memory knows are the first five and those with votes enough beside the first', () => {
    const candidates = ranked(lineWith({ date: AFTER }));
    expect(candidates).toHaveLength(5);
    expect(candidates[0]?.value).toBe(USUAL);
  });

  test('of a line that memory hardly knows are all, up to what a ranking has room for', () => {
    const stranger = lineWith({
      date: AFTER,
      supplierName: 'Fjordkraft',
      text: 'leie av truck april',
      documentId: 'Z/2024/77',
      amountMinor: 123_457,
    });
    expect(ranked(stranger)).toHaveLength(MAX_RANKED);
  });

  test('there are none where none is asked for, and nothing is said for them', () => {
    const [ranking] = CODER.suggest(lineWith({ date: AFTER }), 0);
    expect(ranking).toEqual({ dimension: 'account', candidates: [], evidence: [] });
  });
});
