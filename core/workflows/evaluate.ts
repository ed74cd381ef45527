import { periods } from '../domain/chronology.ts';
import { documentCount } from '../domain/document-count.ts';
import type { LedgerLine } from '../domain/ledger-line.ts';
import { supplierLastRule, supplierMajorityRule, type SupplierRule } from '../domain/supplier-rule.ts';
import { BUCKETS_A_DIMENSION } from '../engine/bucket-count.ts';
import type { Coder } from '../engine/line.ts';
import type { BackTestTables } from './back-test-tables.ts';
import { codedValues } from './coded-values.ts';
import { dimensionFigures } from './dimension-figures.ts';
import type { Evaluation, EvaluationProtocol } from './evaluation.ts';
import type { EvaluationPlan } from './evaluation-plan.ts';
import { learnDays, withFeedback, type FeedbackMode } from './feedback.ts';
import type { Gauges } from './gauges.ts';
import { coderLearner, ruleLearner, type Learner, type ProposalSink } from './learner.ts';
import { predictionLog, type PredictionLog } from './prediction-log.ts';
import type { Progress } from './progress.ts';
import { runThrough } from './run-through.ts';
import { perSecond, suggestSpeed } from './suggest-speed.ts';
import { codedTables, tableLog, type TableLog } from './table-log.ts';
import { timedLearner } from './timed-learner.ts';

/** What one learner predicted on one part, line by line and as coding tables. */
interface PartLog extends PredictionLog {
  readonly tables: TableLog;
}

/** Everything predicted in one back-test, by the engine and by the rules. */
interface BackTest {
  readonly calibration: PartLog;
  readonly test: PartLog;
  readonly supplierMajority: PartLog;
  readonly supplierLast: PartLog;
}

/**
 * Back-tests a fresh coder: has it learn the plan's practice, then predict its calibration and test parts with the
 * delay of `mode`; and does the same with the supplier's most frequent and the supplier's last value. The lines have
 * the coder's columns. The result, `timing` and `peakRssBytes` apart, depends on nothing but the arguments.
 */
export function* evaluate(
  coder: Coder,
  plan: EvaluationPlan,
  mode: FeedbackMode,
  gauges: Gauges,
): Generator<Progress, Evaluation, void> {
  const { dimensions } = coder;
  const learner = timedLearner(coderLearner(coder), gauges);
  const calibration = partLog(dimensions);
  const trainCount = plan.practice.length + plan.calibration.length;
  for (const doneCount of trainAsTested(learner, plan, mode, calibration))
    yield { phase: 'training', doneCount, lineCount: trainCount };

  const trainMs = learner.learnMs();
  const speed = suggestSpeed(coder, plan.test, gauges);
  const modelBytes = coder.save().length;

  const test = partLog(dimensions);
  for (const doneCount of withFeedback(learner, plan.test, mode, test.sink))
    yield { phase: 'testing', doneCount, lineCount: plan.test.length };

  const supplierMajority = ruleLog(supplierMajorityRule(dimensions.length), dimensions, plan, mode);
  const supplierLast = ruleLog(supplierLastRule(dimensions.length), dimensions, plan, mode);
  const training = [...plan.practice, ...plan.calibration];
  const trainedValues = dimensions.map((_, dimension) => codedValues(training, dimension));
  const logs = { calibration, test, supplierMajority, supplierLast };
  return {
    protocol: protocolOf(plan, mode),
    dimensions: figuresOf(dimensions, logs, trainedValues),
    tables: tablesOf(dimensions, training, logs),
    model: modelOf(modelBytes, trainedValues),
    timing: { trainSeconds: trainMs / 1000, trainLinesPerSecond: perSecond(trainCount, trainMs), ...speed },
    peakRssBytes: gauges.peakRssBytes(),
  };
}

/**
 * Learns practice, then plays calibration as the test will be played, so that the thresholds chosen there hold for the
 * delay at hand. Yields the number of training lines done.
 */
function* trainAsTested(
  learner: Learner,
  { practice, calibration }: EvaluationPlan,
  mode: FeedbackMode,
  log: PredictionLog,
): Generator<number, void, void> {
  yield* learnDays(learner, practice);
  for (const count of withFeedback(learner, calibration, mode, log.sink)) yield practice.length + count;
  // What a frozen test must not learn from is the test; the last training lines are still to be learned.
  if (mode !== 'frozen') return;
  for (const day of periods(calibration, 10)) {
    learner.learnDay(day);
    yield practice.length + calibration.length;
  }
}

/** What a rule predicts on the test part, after the same training and with the same delay. */
function ruleLog(
  rule: SupplierRule,
  dimensions: readonly string[],
  { practice, calibration, test }: EvaluationPlan,
  mode: FeedbackMode,
): PartLog {
  for (const part of [practice, calibration]) for (const line of part) rule.learn(line);
  const log = partLog(dimensions);
  runThrough(withFeedback(ruleLearner(rule), test, mode, log.sink));
  return log;
}

function partLog(dimensions: readonly string[]): PartLog {
  const predictions = predictionLog(dimensions.length);
  const tables = tableLog(dimensions);
  const sink: ProposalSink = (line, dimension, proposal) => {
    predictions.sink(line, dimension, proposal);
    tables.sink(line, dimension, proposal);
  };
  return { byDimension: predictions.byDimension, sink, tables };
}

function tablesOf(
  dimensions: readonly string[],
  training: readonly LedgerLine[],
  { calibration, test, supplierMajority, supplierLast }: BackTest,
): BackTestTables {
  return {
    past: () => codedTables(dimensions, training),
    calibration: () => calibration.tables.tables(),
    test: () => test.tables.tables(),
    supplierMajority: () => supplierMajority.tables.tables(),
    supplierLast: () => supplierLast.tables.tables(),
  };
}

function modelOf(bytes: number, trainedValues: readonly ReadonlySet<string>[]): Evaluation['model'] {
  return {
    bytes,
    bucketCount: trainedValues.length * BUCKETS_A_DIMENSION,
    classes: trainedValues.reduce((sum, values) => sum + values.size, 0),
  };
}

function figuresOf(
  dimensions: readonly string[],
  logs: BackTest,
  trainedValues: readonly ReadonlySet<string>[],
): Evaluation['dimensions'] {
  return Object.fromEntries(
    dimensions.map((name, index) => [
      name,
      dimensionFigures({
        calibration: logs.calibration.byDimension[index] ?? [],
        test: logs.test.byDimension[index] ?? [],
        supplierMajority: logs.supplierMajority.byDimension[index] ?? [],
        supplierLast: logs.supplierLast.byDimension[index] ?? [],
        trainedValues: trainedValues[index] ?? new Set(),
      }),
    ]),
  );
}

function protocolOf({ practice, calibration, test }: EvaluationPlan, mode: FeedbackMode): EvaluationProtocol {
  return {
    mode,
    trainLines: practice.length + calibration.length,
    calibrationLines: calibration.length,
    testLines: test.length,
    testDocuments: documentCount(test),
    firstTestDate: test[0]?.date ?? '',
    lastTestDate: test.at(-1)?.date ?? '',
  };
}
