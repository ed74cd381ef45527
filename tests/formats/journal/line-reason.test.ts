import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mergeReasons,
  parseReasonText,
  reasonPart,
  reasonText,
} from '../../../core/formats/journal/line-reason.ts';

const HEADERS = ['Account', 'Cost centre'];

test.each([
  [0.97, 97],
  [0.9799, 97],
  [0.29, 29],
  [0.57, 57],
  [1, 100],
  [0.999, 99],
  [0, 0],
])('a confidence of %d is shown as %d %%', (confidence, percent) => {
  expect(reasonPart('Account', 'auto', confidence, 'x').percent).toBe(percent);
});

test('what was said is read back, whatever the reason', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (one, two, confidence) => {
        const parts = [
          reasonPart('Account', 'auto', confidence, one),
          reasonPart('Cost centre', 'review', confidence, two),
        ];
        expect(parseReasonText(reasonText(parts), HEADERS)).toEqual(parts);
      },
    ),
  );
});

test('a text of a person’s own is no reason of ours', () => {
  expect(parseReasonText('check with Ann | Account: soon', HEADERS)).toEqual([]);
});

test('a new word replaces the old one, a removed one goes, the order is that of the columns', () => {
  const old = ['Cost centre', 'Account', 'Tax'].map((header) => reasonPart(header, 'auto', 1, 'old'));
  const anew = [reasonPart('Account', 'manual', 0.5, 'new')];
  const merged = mergeReasons(old, anew, ['Tax'], ['Account', 'Cost centre', 'Tax']);
  expect(reasonText(merged)).toBe('Account: 50 % left blank · new | Cost centre: 100 % ready · old');
});
