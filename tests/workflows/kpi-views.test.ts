import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calibrationError } from '../../core/domain/calibration-error.ts';
import { blankBelow } from '../../core/domain/coding-table-selection.ts';
import type { CodingTableSet } from '../../core/domain/coding-table.ts';
import type { AbuseName } from '../../core/domain/kpi-abuse.ts';
import { groupDocuments, kpiGroups } from '../../core/domain/kpi-breakdown.ts';
import { DEFAULT_QUESTION } from '../../core/domain/kpi-passport.ts';
import { HEADLINE_RATE } from '../../core/domain/kpi-rate.ts';
import { tallyDocuments } from '../../core/domain/kpi-tally-build.ts';
import { rateOf } from '../../core/domain/kpi-tally.ts';
import { countConfusions } from '../../core/domain/confusion-counts.ts';
import { createLineMatcher } from '../../core/engine/index.ts';
import { measureTables } from '../../core/workflows/kpi-measure.ts';
import { kpiReport, type KpiReport } from '../../core/workflows/kpi.ts';
import { matchLines } from '../../core/workflows/match.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { anySets, setOf, sureLine, tableOf } from './coding-tables.ts';

const matcher = createLineMatcher(RELEASE);
const NO_INTERVALS = { replicateCount: 0, seed: 1 };
const QUESTION = { ...DEFAULT_QUESTION, resampling: NO_INTERVALS };

function reported(truth: CodingTableSet, predicted: CodingTableSet): KpiReport {
  return kpiReport(truth, predicted, null, QUESTION, matcher);
}

describe('the curve', () => {
  test('at each threshold has the figures of tables filled by that threshold alone', () => {
    fc.assert(
      fc.property(anySets, ({ truth, predicted }) => {
        const { unthresholded } = measureTables(truth, predicted, null, QUESTION, matcher);
        for (const point of reported(truth, predicted).curve ?? []) {
          const filled = blankBelow(unthresholded, point.threshold);
          const tally = tallyDocuments(
            countConfusions(filled, matchLines(filled, matcher, 'exact').partners),
          );
          const macro = { level: 'document', stiffness: 'elastic' } as const;
          const expected = [
            rateOf(tally, { ...HEADLINE_RATE, metric: 'precision' }),
            rateOf(tally, HEADLINE_RATE),
            rateOf(tally, { ...macro, metric: 'precision' }),
            rateOf(tally, { ...macro, metric: 'codingRate' }),
          ];
          const { microPrecision, microCodingRate, macroPrecision, macroCodingRate } = point;
          [microPrecision, microCodingRate, macroPrecision, macroCodingRate].forEach((found, index) => {
            const { value } = expected[index] ?? { value: null };
            if (value === null) expect(found).toBeNull();
            else expect(found).toBeCloseTo(value, 12);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  test('begins with everything filled, and is absent without confidences', () => {
    const truth = setOf(['account'], tableOf('A', [['1']]));
    expect(reported(truth, truth).curve).toBeNull();
    const sure = setOf(['account'], tableOf('A', [], { lines: [sureLine(['1', 0.4])] }));
    expect(
      reported(truth, sure).curve?.map(({ threshold, microCodingRate }) => [threshold, microCodingRate]),
    ).toEqual([
      [0, 1],
      [0.4, 1],
    ]);
  });
});

test('the reliability has the calibration error that predictions one by one have', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('1', '2'), fc.integer({ min: 0, max: 100 })), { minLength: 1 }),
      (lines) => {
        const truth = setOf(['account'], ...lines.map((_, index) => tableOf(`${index}`, [['1']])));
        const predicted = setOf(
          ['account'],
          ...lines.map(([code, sure], index) =>
            tableOf(`${index}`, [], { lines: [sureLine([code, sure / 100])] }),
          ),
        );
        const expected = calibrationError(
          lines.map(([code, sure]) => ({ truth: '1', predicted: code, confidence: sure / 100, rank: 0 })),
        );
        expect(reported(truth, predicted).reliability?.expectedCalibrationError).toBeCloseTo(
          expected ?? 0,
          12,
        );
      },
    ),
  );
});

describe('groups', () => {
  const dates = ['2024-01-31', '2024-02-01', '2024-02-05', null];
  const truth = setOf(
    ['account'],
    ...dates.map((date, index) =>
      tableOf(
        `${index}`,
        Array.from({ length: index + 1 }, () => ['1']),
        { date, supplier: `S${index % 2}` },
      ),
    ),
  );
  const report = reported(truth, truth);
  const names = (groups: KpiReport['perMonth']) =>
    groups.map(({ name, documentCount }) => [name, documentCount]);

  test('are there by line count, supplier, month and week; undated documents are in no month', () => {
    expect(names(report.perLineCount)).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 1],
      ['4', 1],
    ]);
    expect(names(report.perSupplier)).toEqual([
      ['S0', 2],
      ['S1', 2],
    ]);
    expect(names(report.perMonth)).toEqual([
      ['2024-01', 1],
      ['2024-02', 2],
    ]);
    expect(names(report.perWeek)).toEqual([
      ['2024-01-29', 2],
      ['2024-02-05', 1],
    ]);
  });

  test('beyond the limit are put together', () => {
    const { tally } = measureTables(truth, truth, null, QUESTION, matcher);
    const groups = groupDocuments(['a', 'b', 'b', 'c']);
    expect(names(kpiGroups(tally, groups, NO_INTERVALS, 1, 'all others'))).toEqual([
      ['b', 2],
      ['all others', 2],
    ]);
  });
});

describe('the abuse check', () => {
  const dims = ['account', 'cost_centre', 'project'];
  const of = (id: string, tenant: string, date: string, lines: (string | null)[][]) =>
    tableOf(id, lines, { tenant, date });
  const truth = setOf(
    dims,
    of('A', 'N', '2024-01-01', [['1', '7', 'p']]),
    of('B', 'N', '2024-02-01', [['1', '7', 'p']]),
    of('C', 'S', '2024-02-02', [
      ['1', '7', 'p'],
      ['2', '8', 'q'],
    ]),
    of('D', 'S', '2024-03-01', [
      ['3', '9', 'r'],
      ['4', '9', 's'],
    ]),
  );
  const predicted = setOf(
    dims,
    of('A', 'N', '2024-01-01', [['1', '7', 'p']]),
    of('B', 'N', '2024-02-01', [['1', '7', 'x']]),
    of('C', 'S', '2024-02-02', [
      ['1', '8', 'x'],
      ['2', '7', 'x'],
    ]),
    of('D', 'S', '2024-03-01', [
      ['3', '9', 'x'],
      ['5', '5', 'x'],
    ]),
  );
  const { abuse } = reported(truth, predicted);
  const found = (name: AbuseName) => abuse.find((finding) => finding.name === name);

  // Right segments: A 3 of 3, B 2 of 3, C 2 of 6 (lines matched by account), D 2 of 6; 9 of 18 in all.
  test.each([
    ['bestTenantsOnly', 5 / 6, 'best 1 of 2 tenants: N'],
    ['bestPeriodOnly', 7 / 12, 'best 2 of 3 months: 2024-01, 2024-02'],
    ['shortTablesOnly', 5 / 6, 'only documents with one true line: 2 of 4'],
    ['secondTimeOnly', 2 / 3, 'only documents whose true table occurred before: 1 of 4'],
    ['fewerDimensions', 5 / 6, 'best 1 of 3 dimensions: account'],
    ['macroOnly', (1 + 2 / 3 + 1 / 3 + 1 / 3) / 4, 'mean over documents instead of segments'],
    ['noLineMatching', 11 / 18, 'values compared per dimension, whatever line they stand in'],
  ] as const)('%s gives %d', (name, value, how) => {
    expect(found(name)).toMatchObject({ how });
    expect(found(name)?.value).toBeCloseTo(value, 12);
    expect(found(name)?.points).toBeCloseTo(100 * (value - 9 / 18), 9);
  });

  test('has the seven ways in the published order', () => {
    expect(abuse.map(({ name }) => name)).toEqual([
      'bestTenantsOnly',
      'bestPeriodOnly',
      'shortTablesOnly',
      'secondTimeOnly',
      'fewerDimensions',
      'macroOnly',
      'noLineMatching',
    ]);
  });

  test('says of a way that cannot be gone why', () => {
    const one = setOf(['account'], tableOf('A', [['1'], ['2']]));
    expect(reported(one, one).abuse.filter(({ value }) => value === null)).toMatchObject([
      { name: 'bestTenantsOnly', how: 'fewer than two tenants to choose from', points: null },
      { name: 'bestPeriodOnly', how: 'fewer than two months to choose from' },
      { name: 'shortTablesOnly', how: 'no documents with one true line' },
      { name: 'secondTimeOnly', how: 'no documents whose true table occurred before' },
      { name: 'fewerDimensions', how: 'fewer than two dimensions to choose from' },
    ]);
  });

  test('no line matching never has fewer right segments than any matching', () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const report = reported(sets.truth, sets.predicted);
        const flattered = report.abuse.find(({ name }) => name === 'noLineMatching');
        expect(flattered?.points ?? 0).toBeGreaterThanOrEqual(-1e-9);
      }),
    );
  });
});
