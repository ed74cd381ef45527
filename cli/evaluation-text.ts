import type { BackTestKpis } from '../core/workflows/back-test-tables.ts';
import type { DimensionFigures } from '../core/workflows/dimension-figures.ts';
import type { Evaluation } from '../core/workflows/evaluation.ts';
import type { FeedbackMode } from '../core/workflows/feedback.ts';
import { alignedColumns } from './aligned-columns.ts';
import { backTestTablesLines } from './back-test-tables-text.ts';
import { counted, decimal, megabytes, percent } from './figures.ts';

const DELAYS: Readonly<Record<FeedbackMode, string>> = {
  daily: 'Each day was learned after all of it had been predicted',
  monthly: 'Each month was learned after all of it had been predicted',
  frozen: 'Nothing was learned from the lines tested',
};

/** What `kontera evaluate` tells a person. */
export function evaluationText(evaluation: Evaluation, tables: BackTestKpis): string {
  const { protocol, dimensions, model, timing, peakRssBytes } = evaluation;
  const { mode, trainLines, calibrationLines, testLines, testDocuments } = protocol;
  return [
    `Trained on the first ${counted(trainLines, 'line')}, tested on the ${counted(testLines, 'line')} after them:`,
    `${counted(testDocuments, 'document')}, ${protocol.firstTestDate} to ${protocol.lastTestDate}.`,
    `${DELAYS[mode]} (--mode ${mode}). The confidence that`,
    `a share of errors asks for was chosen on the last ${counted(calibrationLines, 'line')} of the training.`,
    '',
    ...Object.entries(dimensions).flatMap(([name, figures]) => [...dimensionLines(name, figures), '']),
    ...backTestTablesLines(tables),
    `Learning took ${timing.trainSeconds.toFixed(1)} s, ${Math.round(timing.trainLinesPerSecond)} lines a second.`,
    `Suggesting: ${Math.round(timing.suggestLinesPerSecond)} lines a second, 99 of 100 within ${timing.p99SuggestMs.toFixed(2)} ms.`,
    `The model has ${counted(model.classes, 'value')} and ${megabytes(model.bytes)}; ${megabytes(peakRssBytes)} of memory at most.`,
    '',
  ].join('\n');
}

function dimensionLines(name: string, figures: DimensionFigures): string[] {
  const { baselines } = figures;
  const rows = [
    [
      `${name}: ${counted(figures.testLines, 'line')}, ${counted(figures.classes, 'value')}`,
      'Kontera',
      "supplier's most frequent",
      "supplier's last",
    ],
    [
      'right',
      percent(figures.accuracy),
      percent(baselines.supplierMajority),
      percent(baselines.supplierLast),
    ],
    ['right among the first three', percent(figures.top3), '', ''],
    ['macro-F1', decimal(figures.macroF1), '', ''],
    ['filled in at 2 % errors', percent(figures.coverageAt2), '', ''],
    ['  wrong among them', percent(figures.errorAt2), '', ''],
    ['filled in at 5 % errors', percent(figures.coverageAt5), '', ''],
    ['  wrong among them', percent(figures.errorAt5), '', ''],
    ['calibration error', decimal(figures.ece), '', ''],
    ['value never seen in training', percent(figures.unseenShare), '', ''],
  ];
  return alignedColumns(rows, ['left', 'right', 'right', 'right']);
}
