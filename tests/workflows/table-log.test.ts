import { describe, expect, test } from 'vitest';
import { createLineMatcher } from '../../core/engine/index.ts';
import { backTestKpis, type BackTestTables } from '../../core/workflows/back-test-tables.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { codedTables, tableLog } from '../../core/workflows/table-log.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { lineWith } from './ledger.ts';

const DIMENSIONS = ['account', 'project'];
const proposal = (predicted: string | null, confidence: number) => ({ predicted, confidence, rank: 0 });

describe('predictions as coding tables', () => {
  const lines = [
    lineWith({ documentId: 'A', date: '2024-01-01', coding: ['4410', LEFT_BLANK] }),
    lineWith({ documentId: 'A', date: '2024-01-02', coding: ['4500', 'P1'] }),
    lineWith({ documentId: 'A', date: '2024-01-01', coding: ['4420', 'P2'] }),
    lineWith({ documentId: null, rowNumber: 9, date: '2024-01-01', coding: ['4430', null] }),
    lineWith({ documentId: 'B', date: '2024-01-01', coding: [null, null] }),
    lineWith({ documentId: 'B', date: '2024-01-01', coding: [null, LEFT_BLANK] }),
  ];
  const log = tableLog(DIMENSIONS);
  for (const line of lines) {
    log.sink(line, 0, proposal('4410', 0.9));
    log.sink(line, 1, proposal(LEFT_BLANK, 0.7));
  }
  const { truth, predicted } = log.tables();

  test('put lines of one id and day together, and leave out lines that nobody coded', () => {
    expect(truth.tables.map(({ documentId, lines: own }) => [documentId, own.length])).toEqual([
      ['A of 2024-01-01', 2],
      ['A of 2024-01-02', 1],
      ['row 9', 1],
    ]);
    expect(predicted.tables.map(({ documentId }) => documentId)).toEqual(
      truth.tables.map(({ documentId }) => documentId),
    );
  });

  test('take a blank on purpose as an empty segment, with how sure it was to stay empty', () => {
    expect(truth.tables[0]?.lines[0]?.segments).toEqual(['4410', null]);
    expect(predicted.tables[0]?.lines[0]).toEqual({ segments: ['4410', null], confidences: [0.9, 0.7] });
  });
});

describe('documents coded untouched in a back-test', () => {
  /** Documents of one line, right or wrong, each as sure as stated. */
  const part = (outcomes: readonly (readonly [string, number])[]) => {
    const log = tableLog(['account']);
    for (const [index, [predicted, confidence]] of outcomes.entries())
      log.sink(lineWith({ documentId: `${index}`, coding: ['1'] }), 0, proposal(predicted, confidence));
    return log.tables();
  };
  const times = (count: number, predicted: string, confidence: number) =>
    Array.from({ length: count }, () => [predicted, confidence] as const);
  const calibration = part([...times(300, '1', 0.9), ...times(4, '2', 0.8), ...times(30, '2', 0.5)]);
  const tables: BackTestTables = {
    past: () => codedTables(['account'], []),
    calibration: () => calibration,
    test: () =>
      part([
        ['1', 0.95],
        ['2', 0.95],
        ['1', 0.85],
        ['1', 0.7],
      ]),
    supplierMajority: () =>
      part([
        ['1', 1],
        ['2', 1],
      ]),
    supplierLast: () =>
      part([
        ['1', 1],
        ['2', 1],
      ]),
  };
  const { coverage, rules } = backTestKpis(tables, createLineMatcher(RELEASE), {
    replicateCount: 0,
    seed: 1,
  });

  test('are those as sure as the promise made on the calibration part asks for', () => {
    expect(
      coverage.map(({ promise, untouched }) => [
        promise.errorShare,
        promise.threshold,
        untouched.documentCount,
      ]),
    ).toEqual([
      [0.02, 0.85, 3],
      [0.05, 0.6, 4],
    ]);
    expect(coverage[1]?.untouched.errorShare.value).toBe(1 / 4);
  });

  test('of a rule are all that it fills', () => {
    expect(rules.supplierLast.untouched).toMatchObject({ documentCount: 2, wrongCount: 1 });
  });

  test('are none where nothing can be promised', () => {
    const hopeless = { ...tables, calibration: () => part([['2', 1]]) };
    const kpis = backTestKpis(hopeless, createLineMatcher(RELEASE), { replicateCount: 0, seed: 1 });
    expect(
      kpis.coverage.map(({ promise, untouched }) => [promise.threshold, untouched.documentCount]),
    ).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });
});
