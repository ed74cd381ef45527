import type { BackTestKpis } from '../core/workflows/back-test-tables.ts';
import type { DimensionFigures } from '../core/workflows/dimension-figures.ts';
import type { Evaluation } from '../core/workflows/evaluation.ts';
import { backTestTablesJson } from './back-test-tables-json.ts';
import type { JsonObject } from './command.ts';
import { sixDecimals } from './figures.ts';

/** The JSON of `kontera evaluate`. Only `timing` and `peakRssBytes` differ between two runs of one command. */
export function evaluationJson(
  evaluation: Evaluation,
  tables: BackTestKpis,
  settings: { readonly trainShare: number; readonly seed: number },
): JsonObject {
  const { protocol, dimensions, model, timing, peakRssBytes } = evaluation;
  return {
    protocol: { ...protocol, ...settings },
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([name, figures]) => [name, figuresJson(figures)]),
    ),
    codingTables: backTestTablesJson(tables),
    timing: {
      trainSeconds: sixDecimals(timing.trainSeconds),
      trainLinesPerSecond: Math.round(timing.trainLinesPerSecond),
      suggestLinesPerSecond: Math.round(timing.suggestLinesPerSecond),
      p99SuggestMs: sixDecimals(timing.p99SuggestMs),
    },
    model: { ...model },
    peakRssBytes,
  };
}

function figuresJson(figures: DimensionFigures): JsonObject {
  return {
    testLines: figures.testLines,
    accuracy: sixDecimals(figures.accuracy),
    top3: sixDecimals(figures.top3),
    macroF1: sixDecimals(figures.macroF1),
    coverageAt2: sixDecimals(figures.coverageAt2),
    errorAt2: sixDecimals(figures.errorAt2),
    coverageAt5: sixDecimals(figures.coverageAt5),
    errorAt5: sixDecimals(figures.errorAt5),
    ece: sixDecimals(figures.ece),
    classes: figures.classes,
    unseenShare: sixDecimals(figures.unseenShare),
    baselines: {
      supplierMajority: sixDecimals(figures.baselines.supplierMajority),
      supplierLast: sixDecimals(figures.baselines.supplierLast),
    },
  };
}
