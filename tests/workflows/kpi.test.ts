import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinCodingTables } from '../../core/domain/coding-table-join.ts';
import type { CodingTableSet } from '../../core/domain/coding-table.ts';
import { DEFAULT_QUESTION, type KpiQuestion } from '../../core/domain/kpi-passport.ts';
import { KPI_RATES, type KpiRate } from '../../core/domain/kpi-rate.ts';
import { createLineMatcher } from '../../core/engine/index.ts';
import { measureTables } from '../../core/workflows/kpi-measure.ts';
import { kpiReport, type KpiReport } from '../../core/workflows/kpi.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { exhaustiveMatch } from '../oracle/exhaustive-match.ts';
import { obviousRate, pairCounts, summed, type MatchedTables } from '../oracle/obvious-kpis.ts';
import { anySets, setOf, sureLine, tableOf } from './coding-tables.ts';

const matcher = createLineMatcher(RELEASE);
const QUICK: KpiQuestion = { ...DEFAULT_QUESTION, resampling: { replicateCount: 0, seed: 1 } };

function reported(
  truth: CodingTableSet,
  predicted: CodingTableSet,
  also: Partial<KpiQuestion> = {},
): KpiReport {
  return kpiReport(truth, predicted, null, { ...QUICK, ...also }, matcher);
}

function valueOf({ kpis }: Pick<KpiReport, 'kpis'>, rate: Partial<KpiRate> = {}): number | null | undefined {
  const wanted: KpiRate = { level: 'segment', stiffness: 'elastic', metric: 'codingRate', ...rate };
  return kpis.find((kpi) => Object.entries(wanted).every(([name, one]) => kpi[name as keyof KpiRate] === one))
    ?.value;
}

/** The documents as values with the matched lines of a measurement. */
function matchedTables(truth: CodingTableSet, predicted: CodingTableSet): MatchedTables[] {
  const { coded, matching } = measureTables(truth, predicted, null, QUICK, matcher);
  return coded.documents.map((document, index) => ({
    truth: document.truth?.lines.map(({ segments }) => segments) ?? [],
    predicted: document.predicted?.lines.map(({ segments }) => segments) ?? [],
    partners: [...matching.partners.subarray(coded.predictedStarts[index], coded.predictedStarts[index + 1])],
  }));
}

describe('all 24 figures', () => {
  test('agree with their definitions, counted slowly', () => {
    fc.assert(
      fc.property(anySets, ({ truth, predicted }) => {
        const documents = matchedTables(truth, predicted);
        const { kpis } = reported(truth, predicted);
        for (const rate of KPI_RATES) {
          const expected = obviousRate(documents, rate);
          const found = valueOf({ kpis }, rate) ?? null;
          if (expected === null) expect(found).toBeNull();
          else expect(found).toBeCloseTo(expected, 12);
        }
      }),
    );
  });

  test('rest on the most right segments that any matching has, then on the fewest missing', () => {
    const codeOf = (value: string | null): number => (value === null ? 0 : Number(value));
    fc.assert(
      fc.property(anySets, ({ truth, predicted }) => {
        for (const document of matchedTables(truth, predicted)) {
          const best = exhaustiveMatch(
            document.predicted.map((line) => line.map(codeOf)),
            document.truth.map((line) => line.map(codeOf)),
          );
          const { tp, fn } = summed(pairCounts(document));
          expect({ tp, fn }).toEqual({ tp: best.tp, fn: best.fn });
        }
      }),
      { numRuns: 50 },
    );
  });

  test('do not depend on the order of documents or of lines', () => {
    const reversed = ({ dimensions, tables }: CodingTableSet): CodingTableSet => ({
      dimensions,
      tables: [...tables].reverse().map((table) => ({ ...table, lines: [...table.lines].reverse() })),
    });
    fc.assert(
      fc.property(anySets, ({ truth, predicted }) => {
        const one = reported(truth, predicted);
        const other = reported(reversed(truth), reversed(predicted));
        for (const rate of KPI_RATES) {
          const [a, b] = [valueOf(one, rate) ?? null, valueOf(other, rate) ?? null];
          if (a === null) expect(b).toBeNull();
          else expect(b).toBeCloseTo(a, 12);
        }
        expect(other.passport.segments).toEqual(one.passport.segments);
      }),
    );
  });

  test('accuracy is the coding rate at every level, and no segment is stiffer than another', () => {
    fc.assert(
      fc.property(anySets, ({ truth, predicted }) => {
        const report = reported(truth, predicted);
        for (const { level, stiffness } of KPI_RATES)
          expect(valueOf(report, { level, stiffness, metric: 'accuracy' })).toBe(
            valueOf(report, { level, stiffness, metric: 'codingRate' }),
          );
        expect(valueOf(report, { stiffness: 'stiff' })).toBe(valueOf(report, { stiffness: 'elastic' }));
      }),
    );
  });
});

describe('a document on one side only', () => {
  const truth = setOf(['account', 'tax_code'], tableOf('A', [['1', 'x']]), tableOf('B', [['2', 'x']]));
  const predicted = setOf(['account', 'tax_code'], tableOf('A', [['1', 'x']]), tableOf('C', [['3', null]]));
  const report = reported(truth, predicted);

  test('counts as missing where it was not predicted, as wrong where it is not true', () => {
    expect(report.passport.segments).toEqual({ true: 4, predicted: 3, tp: 2, fp: 1, fn: 2 });
    expect(valueOf(report)).toBe(2 / 5);
  });

  test('is told in the passport and among the findings', () => {
    expect(report.passport.documents).toMatchObject({ counted: 3, onlyTrue: 1, onlyPredicted: 1 });
    expect(report.findings.map(({ kind, examples }) => [kind, examples])).toEqual([
      ['documentOnlyTrue', ['B']],
      ['documentOnlyPredicted', ['C']],
    ]);
  });

  test('is left out of a mean whose denominator it lacks, and counted as left out', () => {
    const precision = report.kpis.find((kpi) => kpi.level === 'document' && kpi.metric === 'precision');
    expect(precision).toMatchObject({ value: 1 / 2, unitCount: 2, documentsLeftOut: 1 });
  });
});

describe('input that is unequal or wrong', () => {
  test('dimensions of one side only are counted against an empty other side', () => {
    const truth = setOf(['account', 'project'], tableOf('A', [['1', 'p']]));
    const predicted = setOf(['approver', 'account'], tableOf('A', [['jo', '1']]));
    const report = reported(truth, predicted);
    expect(report.passport.dimensions).toEqual(['account', 'project', 'approver']);
    expect(report.passport.segments).toMatchObject({ tp: 1, fp: 1, fn: 1 });
    expect(report.findings.map(({ kind }) => kind)).toEqual(['dimensionOnlyTrue', 'dimensionOnlyPredicted']);
  });

  test('an id that stands twice on one side is left out on both, and counted', () => {
    const twice = setOf(['account'], tableOf('A', [['1']]), tableOf('A', [['2']]), tableOf('B', [['1']]));
    const report = reported(twice, setOf(['account'], tableOf('A', [['1']]), tableOf('B', [['1']])));
    expect(report.passport.documents).toMatchObject({
      counted: 1,
      leftOut: [{ reason: 'duplicate id', count: 1 }],
    });
    expect(report.findings).toMatchObject([{ kind: 'duplicateDocument', count: 1, examples: ['A'] }]);
  });

  test('the same id of two tenants is two documents', () => {
    const of = (tenant: string, code: string) => tableOf('A', [[code]], { tenant });
    const report = reported(
      setOf(['account'], of('N', '1'), of('S', '2')),
      setOf(['account'], of('S', '2'), of('N', '9')),
    );
    expect(report.passport).toMatchObject({ tenants: ['N', 'S'], segments: { tp: 1, fp: 1, fn: 0 } });
  });

  test('a confidence outside 0..1 is named and taken as not known', () => {
    const predicted = setOf(
      ['account'],
      tableOf('A', [], { lines: [sureLine(['1', 97]), sureLine(['2', NaN])] }),
    );
    const report = reported(setOf(['account'], tableOf('A', [['1'], ['2']])), predicted, { threshold: 0.99 });
    expect(report.findings).toMatchObject([{ kind: 'confidenceOutOfRange', count: 2 }]);
    expect(report.findings[0]?.examples[0]).toBe('A, line 1, account: 97');
    expect(report.passport.segments.tp).toBe(2);
  });

  test('without any line every figure is empty, not 0 or 1', () => {
    const report = reported(setOf(['account']), setOf(['account'], tableOf('A', [])));
    expect(report.kpis.map(({ value }) => value)).toEqual(report.kpis.map(() => null));
    expect(report.untouched.share.value).toBe(0);
  });

  test('sixteen dimensions, one that is not there, and none left are refused', () => {
    const many = setOf(Array.from({ length: 16 }, (_, index) => `d${index}`));
    const one = setOf(['tax_code'], tableOf('A', [['x']]));
    expect(() => joinCodingTables(many, one)).toThrow('at most 15 dimensions, these have 17');
    expect(() => reported(one, one, { dimensions: ['acount'] })).toThrow(
      'dimension acount is in neither set',
    );
    expect(() => reported(one, one, { withTaxCodes: false })).toThrow('no dimension is left to count');
  });
});

describe('a question', () => {
  const dims = ['account', 'tax_code', 'first_approver'];
  const truth = setOf(
    dims,
    tableOf('A', [['1', 'x', 'jo']]),
    tableOf('B', [
      ['1', 'x', 'jo'],
      ['2', 'x', 'jo'],
    ]),
  );
  const predicted = setOf(
    dims,
    tableOf('A', [['1', 'y', 'jo']]),
    tableOf('B', [
      ['1', 'x', 'al'],
      ['3', 'x', 'al'],
    ]),
  );

  test.each([
    [{}, 5, 4, dims],
    [{ withTaxCodes: false }, 3, 3, ['account', 'first_approver']],
    [{ withApprover: false }, 4, 2, ['account', 'tax_code']],
    [{ dimensions: ['tax_code'] }, 2, 1, ['tax_code']],
    [{ lineCounts: { from: 1, to: 1 } }, 2, 1, dims],
    [{ lineCounts: { from: 2, to: null } }, 3, 3, dims],
  ])('%j counts %i right and %i wrong', (also, tp, fp, dimensions) => {
    expect(reported(truth, predicted, also).passport).toMatchObject({
      dimensions,
      segments: { tp, fp, fn: 0 },
    });
  });

  test('for second times counts only tables that stood in a document of an earlier day', () => {
    const on = (id: string, date: string | null, lines: (string | null)[][]) => tableOf(id, lines, { date });
    const dated = setOf(
      ['account'],
      on('first', '2024-01-01', [['1'], ['2']]),
      on('same day', '2024-01-01', [['2'], ['1']]),
      on('later', '2024-01-02', [['2'], ['1']]),
      on('undated', null, [['1'], ['2']]),
    );
    const report = reported(dated, dated, { capture: 'secondTime' });
    expect(report.passport.documents.leftOut).toEqual([
      { reason: 'true table did not occur before', count: 2 },
      { reason: 'no day, so nobody can tell whether the table occurred before', count: 1 },
    ]);
    expect(report.passport).toMatchObject({ capture: 'secondTime', documents: { counted: 1 } });
    const past = setOf(['account'], on('old', '2023-12-31', [['1'], ['2']]));
    const known = kpiReport(dated, dated, past, { ...QUICK, capture: 'secondTime' }, matcher);
    expect(known.passport.documents.counted).toBe(3);
  });

  test('with a threshold takes segments below it as not predicted and leaves those without confidence', () => {
    const sure = setOf(
      ['account', 'tax_code'],
      tableOf('A', [], { lines: [sureLine(['1', 0.8], ['x', 0.79])] }),
    );
    const report = reported(setOf(['account', 'tax_code'], tableOf('A', [['1', 'x']])), sure, {
      threshold: 0.8,
    });
    expect(report.passport).toMatchObject({ threshold: 0.8, segments: { tp: 1, fp: 0, fn: 1 } });
  });

  test('by the published regimes says how many documents each regime had', () => {
    const long = (id: string, count: number) =>
      tableOf(
        id,
        Array.from({ length: count }, (_, index) => [`${index}`]),
      );
    const set = setOf(['account'], long('A', 7), long('B', 8), long('C', 101));
    expect(reported(set, set, { matching: 'published' }).passport.matching).toEqual({
      method: 'published',
      ties: 0,
      regimes: { permutations: 1, linearProgram: 1, greedy: 1 },
    });
  });
});

describe('documents coded untouched', () => {
  const dims = ['account', 'tax_code'];
  const truth = setOf(dims, ...['A', 'B', 'C', 'D'].map((id) => tableOf(id, [['1', 'x']])));
  const predicted = setOf(
    dims,
    tableOf('A', [], { lines: [sureLine(['1', 0.9], ['x', 0.9])] }),
    tableOf('B', [], { lines: [sureLine(['2', 0.9], ['x', 0.9])] }),
    tableOf('C', [], { lines: [sureLine(['1', 0.9], ['x', 0.7])] }),
  );

  test('are those with no cell below the threshold; the errors among them are tables not right throughout', () => {
    const { untouched } = reported(truth, predicted, { threshold: 0.8 });
    expect(untouched).toMatchObject({ documentCount: 2, wrongCount: 1 });
    expect([untouched.share.value, untouched.errorShare.value]).toEqual([2 / 4, 1 / 2]);
  });

  test('are all that were predicted where there is no threshold', () => {
    expect(reported(truth, predicted).untouched.documentCount).toBe(3);
  });

  test('do not include one with an empty cell that nobody was sure to leave empty', () => {
    const blank = setOf(dims, tableOf('A', [], { lines: [sureLine(['1', 0.9], [null, 0.3])] }));
    expect(reported(truth, blank, { threshold: 0.8 }).untouched.documentCount).toBe(0);
  });
});
