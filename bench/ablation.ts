/**
 * What each idea of the engine is worth: account accuracy without it, idea by idea, and the calibration error. Only the
 * training part of a ledger is used (its first 80 %): four fifths of it are learned, the last fifth is predicted day by day,
 * each day learned after all of it was predicted. Lines of one supplier's day go right and wrong together, so what an idea is
 * worth has a standard error over these groups. Results are kept as they come, by the compiled engine, so that a run can be
 * stopped and started again. `--lines` takes the newest of the training part alone, for a quicker run.
 * `npm run bench -- ablation [HISTORY ...] [--lines N] [--results FILE]`
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { accuracy } from '../core/domain/accuracy.ts';
import { calibrationError } from '../core/domain/calibration-error.ts';
import { chronologicalSplit } from '../core/domain/chronological-split.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { compileEngine, createCoder } from '../core/engine/index.ts';
import { evaluationPlan } from '../core/workflows/evaluation-plan.ts';
import { learnDays } from '../core/workflows/feedback.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { coderLearner, type ProposalSink } from '../core/workflows/learner.ts';
import { predictionLog } from '../core/workflows/prediction-log.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { ABLATIONS } from './ablations.ts';
import { engineVariant } from './engine-variant.ts';
import { history, HISTORY_NAMES } from './histories.ts';
import { keptResults } from './kept-results.ts';
import { machineText } from './machine.ts';
import { gainText, supplierDayLog, type SupplierDays } from './supplier-days.ts';

const TRAIN_SHARE = 0.8;
const PRACTICE_SHARE = 0.8;

/** How an engine did on the last fifth of a training part; shares 0..1. */
interface Result extends SupplierDays {
  readonly accuracy: number;
  readonly ece: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    results: { type: 'string', default: 'build/bench/ablation.json' },
    lines: { type: 'string', default: '1000000' },
  },
});
const kept = keptResults(values.results, isResult);
const names = positionals.length > 0 ? positionals : HISTORY_NAMES;
const variants = ABLATIONS.map(({ name, edits }) => ({ name, wasm: engineVariant(edits) }));
console.log(machineText());

const found = new Map<string, readonly Result[]>();
for (const name of names) {
  const ledger = history(name);
  if (!ledger) continue;
  const learned = learnable(ledger, ['account']);
  const plan = evaluationPlan(learned, TRAIN_SHARE);
  if (!plan) throw new Error(`${name} has too few days`);
  const training = [...plan.practice, ...plan.calibration].slice(-Number(values.lines));
  const results: Result[] = [];
  for (const { name: leftOut, wasm } of variants) {
    const key = `${name}, ${values.lines}, ${createHash('sha256').update(wasm).digest('hex').slice(0, 16)}`;
    const result = kept.get(key) ?? (await measure(wasm, learned.headerFieldNames, training));
    kept.set(key, result);
    results.push(result);
    process.stderr.write(`${name}, left out ${leftOut}: ${result.accuracy.toFixed(4)}\n`);
  }
  found.set(name, results);
}
console.log(['| left out |', ...[...found.keys()].map((name) => ` ${name} |`)].join(''));
console.log(`|---|${'---|'.repeat(found.size)}`);
for (const [index, { name }] of ABLATIONS.entries())
  console.log(`| ${[name, ...[...found.values()].map((results) => cellOf(results, index))].join(' | ')} |`);

async function measure(
  wasm: Uint8Array<ArrayBuffer>,
  headerFieldNames: readonly string[],
  training: readonly LedgerLine[],
): Promise<Result> {
  const coder = createCoder(await compileEngine(wasm), { dimensions: ['account'], headerFieldNames });
  const learner = coderLearner(coder);
  const cut = chronologicalSplit(training, PRACTICE_SHARE);
  runThrough(learnDays(learner, training.slice(0, cut)));
  const log = predictionLog(1);
  const supplierDays = supplierDayLog();
  const sink: ProposalSink = (line, dimension, proposal) => {
    log.sink(line, dimension, proposal);
    supplierDays.sink(line, dimension, proposal);
  };
  runThrough(learnDays(learner, training.slice(cut), sink));
  const predictions = log.byDimension[0] ?? [];
  return {
    accuracy: accuracy(predictions) ?? Number.NaN,
    ece: calibrationError(predictions) ?? Number.NaN,
    ...supplierDays.days(),
  };
}

/**
 * Accuracy and calibration error of the whole engine; of the others what they lose in points, the standard error of that, and
 * their calibration error.
 */
function cellOf(results: readonly Result[], index: number): string {
  const [whole] = results;
  const result = results[index];
  if (!whole || !result) return '-';
  if (index === 0) return `${result.accuracy.toFixed(3)}, ece ${result.ece.toFixed(3)}`;
  return `${gainText(whole, result)}, ece ${result.ece.toFixed(3)}`;
}

function isResult(value: unknown): value is Result {
  return (
    typeof value === 'object' &&
    value !== null &&
    'accuracy' in value &&
    'ece' in value &&
    typeof value.accuracy === 'number' &&
    typeof value.ece === 'number' &&
    'lineCount' in value &&
    typeof value.lineCount === 'number' &&
    'rights' in value &&
    Array.isArray(value.rights)
  );
}
