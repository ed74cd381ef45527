import { historyOf, type HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import { createCoder, openCoder, type EngineModule } from '../../core/engine/index.ts';
import type { Coder } from '../../core/engine/index.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import { chronological } from '../../core/domain/chronology.ts';
import { blankableDimensions, withCodedBlanks } from '../../core/workflows/coded-blanks.ts';
import { evaluate } from '../../core/workflows/evaluate.ts';
import { evaluationPlan } from '../../core/workflows/evaluation-plan.ts';
import { learnDays } from '../../core/workflows/feedback.ts';
import type { Gauges } from '../../core/workflows/gauges.ts';
import { learnable, type Learnable } from '../../core/workflows/learnable.ts';
import { coderLearner } from '../../core/workflows/learner.ts';
import { lineFitter } from '../../core/workflows/line-fitter.ts';
import { runThrough } from '../../core/workflows/run-through.ts';
import { train } from '../../core/workflows/train.ts';
import type { DimensionComparison, TrainingAnswer, TrainingTask } from './training-task.ts';

/** Share of the lines, oldest first, that a back-test learns. */
const TRAIN_SHARE = 0.8;

/** Does a task on all its lines, without a pause: in a thread of its own. */
export function doTraining(
  module: EngineModule,
  task: TrainingTask,
  drafts: readonly HistoryDraft[],
  gauges: Gauges,
): TrainingAnswer {
  const { history } = historyOf('history', drafts, []);
  const wanted = task.dimensions?.filter((name) => history.dimensions.includes(name)) ?? history.dimensions;
  if (wanted.length === 0 || history.lines.length === 0)
    return { kind: 'nothing', sentence: 'There are no coded lines to learn.' };
  const learned = learnable(history, wanted);
  const fresh = () => createCoder(module, { ...learned, seed: task.seed });
  if (task.kind === 'train') return trained(fresh(), learned);
  const plan = evaluationPlan(learned, TRAIN_SHARE);
  const evaluation = plan && runThrough(evaluate(fresh(), plan, 'daily', gauges));
  const { champion } = task;
  const comparison =
    champion && compareOnFreshLines(fresh(), openCoder(module, champion.bytes), learned, champion.lastDay);
  return {
    kind: 'evaluated',
    evaluated: {
      protocol: evaluation?.protocol ?? null,
      dimensions: evaluation?.dimensions ?? {},
      comparison,
    },
  };
}

function trained(coder: Coder, learned: Learnable): TrainingAnswer {
  const training = runThrough(train(coder, learned.lines));
  const { lineCount, firstDate, lastDate } = training;
  const { dimensions, headerFieldNames } = learned;
  return {
    kind: 'trained',
    model: {
      ...{ bytes: coder.save(), lineCount, firstDay: firstDate, lastDay: lastDate },
      ...{ dimensions, headerFieldNames },
    },
  };
}

/** Both predict the lines behind the champion's last day and learn each day after it, as they would in use. */
function compareOnFreshLines(
  challenger: Coder,
  champion: Coder,
  learned: Learnable,
  lastDay: string,
): DimensionComparison[] | null {
  const isBlankable = blankableDimensions(learned);
  const ordered = chronological(learned.lines).map((line) => withCodedBlanks(line, isBlankable));
  const old = ordered.filter(({ date }) => date <= lastDay);
  const fresh = ordered.filter(({ date }) => date > lastDay);
  if (fresh.length === 0) return null;
  runThrough(learnDays(coderLearner(challenger), old));
  const challengerRight = rightLines(challenger, fresh);
  const championRight = rightLines(champion, fresh.map(lineFitter(learned, champion)));
  return learned.dimensions
    .filter((dimension) => champion.dimensions.includes(dimension))
    .map((dimension) => ({ dimension, ...onlyOne(championRight, challengerRight, dimension) }));
}

/** By dimension whether each line that has a truth there was right, in order. */
function rightLines(coder: Coder, lines: readonly LedgerLine[]): ReadonlyMap<string, readonly boolean[]> {
  const right = new Map(coder.dimensions.map((name): [string, boolean[]] => [name, []]));
  const sink = (line: LedgerLine, dimension: number, { predicted }: { predicted: string | null }): void => {
    const truth = line.coding[dimension] ?? null;
    if (truth !== null) right.get(coder.dimensions[dimension] ?? '')?.push(predicted === truth);
  };
  runThrough(learnDays(coderLearner(coder), lines, sink));
  return right;
}

function onlyOne(
  champion: ReadonlyMap<string, readonly boolean[]>,
  challenger: ReadonlyMap<string, readonly boolean[]>,
  dimension: string,
): Omit<DimensionComparison, 'dimension'> {
  const theirs = champion.get(dimension) ?? [];
  const ours = challenger.get(dimension) ?? [];
  return {
    lineCount: ours.length,
    championOnly: theirs.filter((isRight, at) => isRight && ours[at] === false).length,
    challengerOnly: ours.filter((isRight, at) => isRight && theirs[at] === false).length,
  };
}
