import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accuracy, topShare } from '../../core/domain/accuracy.ts';
import { calibrationError } from '../../core/domain/calibration-error.ts';
import { macroF1 } from '../../core/domain/macro-f1.ts';
import { unseenShare } from '../../core/domain/unseen-share.ts';
import { arbitraryPredictions, prediction } from './prediction.ts';

const THREE_OF_FOUR = [
  prediction('4400', '4400'),
  prediction('4400', '4400'),
  prediction('4410', '4410'),
  prediction('4410', '4400'),
];

describe('accuracy', () => {
  test('counts the lines whose first proposal is the coded value', () => {
    expect(accuracy(THREE_OF_FOUR)).toBe(0.75);
  });

  test('counts a line with nothing proposed as wrong', () => {
    expect(accuracy([prediction('4400', null), prediction('4400', '4400')])).toBe(0.5);
  });

  test('leaves out lines that were left blank on purpose', () => {
    expect(accuracy([prediction('4400', '4400'), prediction(null, '4400')])).toBe(1);
  });

  test('does not exist without coded lines', () => {
    expect(accuracy([])).toBeNull();
    expect(accuracy([prediction(null, '4400')])).toBeNull();
  });

  test('is the first of the top shares, which only grow with the count', () => {
    fc.assert(
      fc.property(arbitraryPredictions, (predictions) => {
        expect(topShare(predictions, 1)).toBe(accuracy(predictions));
        expect(topShare(predictions, 3)).toBeGreaterThanOrEqual(topShare(predictions, 2) ?? NaN);
      }),
    );
  });

  test('a truth ranked fourth is not among the first three', () => {
    expect(topShare([{ truth: 'a', predicted: 'b', confidence: 0.4, rank: 3 }], 3)).toBe(0);
    expect(topShare([{ truth: 'a', predicted: 'b', confidence: 0.4, rank: 2 }], 3)).toBe(1);
  });
});

describe('macro-F1', () => {
  test('averages the F1 of each value: 4/5 and 2/3 for three right of four', () => {
    expect(macroF1(THREE_OF_FOUR)).toBeCloseTo((4 / 5 + 2 / 3) / 2, 12);
  });

  test('a value that was predicted but never coded pulls it down, as in scikit-learn', () => {
    expect(macroF1([prediction('a', 'a'), prediction('a', 'b')])).toBeCloseTo((2 / 3 + 0) / 2, 12);
  });

  test('a value proposed where a line was left blank counts as predicted', () => {
    expect(macroF1([prediction('a', 'a'), prediction(null, 'a')])).toBeCloseTo(2 / 3, 12);
  });

  test('agrees with precision and recall counted value by value', () => {
    fc.assert(
      fc.property(arbitraryPredictions, (predictions) => {
        const values = [...new Set(predictions.flatMap((p) => [p.truth, p.predicted ?? p.truth]))];
        const f1s = values.map((value) => {
          const right = predictions.filter((p) => p.truth === value && p.predicted === value).length;
          const precision = right / predictions.filter((p) => p.predicted === value).length;
          const recall = right / predictions.filter((p) => p.truth === value).length;
          return right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
        });
        expect(macroF1(predictions)).toBeCloseTo(f1s.reduce((sum, f1) => sum + f1, 0) / f1s.length, 12);
      }),
    );
  });
});

describe('calibration error', () => {
  test('is zero where a confidence of one half is right half of the time', () => {
    expect(calibrationError([prediction('a', 'a', 0.5), prediction('a', 'b', 0.5)])).toBe(0);
  });

  test('is the confidence claimed where everything is wrong', () => {
    expect(calibrationError([prediction('a', 'b', 0.9), prediction('a', 'b', 0.9)])).toBeCloseTo(0.9, 12);
  });

  test('does not let bins make up for each other', () => {
    const tooSure = [prediction('a', 'b', 0.9)];
    const tooModest = [prediction('a', 'a', 0.1)];
    expect(calibrationError([...tooSure, ...tooModest])).toBeCloseTo(0.9, 12);
  });

  test('leaves out lines with nothing proposed', () => {
    expect(calibrationError([prediction('a', 'a', 1), prediction('a', null, 0)])).toBe(0);
    expect(calibrationError([prediction('a', null, 0)])).toBeNull();
  });

  test('agrees with bins gone through one by one', () => {
    fc.assert(
      fc.property(arbitraryPredictions, (predictions) => {
        const proposed = predictions.filter((p) => p.predicted !== null);
        fc.pre(proposed.length > 0);
        let expected = 0;
        for (let bin = 0; bin < 15; bin += 1) {
          const members = proposed.filter((p) => p.confidence > bin / 15 && p.confidence <= (bin + 1) / 15);
          if (members.length === 0) continue;
          const right = members.filter((p) => p.predicted === p.truth).length / members.length;
          const claimed = members.reduce((sum, p) => sum + p.confidence, 0) / members.length;
          expected += (members.length / proposed.length) * Math.abs(right - claimed);
        }
        expect(calibrationError(predictions)).toBeCloseTo(expected, 12);
      }),
    );
  });
});

test('the unseen share counts lines coded with a value that training never had', () => {
  const predictions = [prediction('old', 'old'), prediction('new', 'old'), prediction('new', null)];
  expect(unseenShare(predictions, new Set(['old']))).toBeCloseTo(2 / 3, 12);
});
