/**
 * What the engine's first weights are worth: account accuracy with those fitted to the five other ledgers, against none fitted. Only
 * training parts are used (the first 80 % of a ledger), and the weights come from the oldest 64 % of the others. A young company has
 * coded one day or more of at least 300 lines, and the rest of 3,000 is predicted, at three places of the training part; a grown one
 * has coded four fifths of the newest 60,000 lines. `--write` fits them to all six ledgers instead, and writes them into the engine.
 * `npm run bench -- first-weights [HISTORY ...] [--write]`
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chronologicalSplit } from '../core/domain/chronological-split.ts';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import { createCoder, type EngineModule } from '../core/engine/index.ts';
import { withFeedback, learnDays, type FeedbackMode } from '../core/workflows/feedback.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { coderLearner } from '../core/workflows/learner.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { engineOfOthers, plainEngine, trainedOnAll } from './fitted-engines.ts';
import { FIRST_WEIGHTS_FILE, fittedRows, firstWeightsSource } from './fitted-weights.ts';
import { history, HISTORY_NAMES } from './histories.ts';
import { machineText } from './machine.ts';
import { gainText, shareRight, supplierDayLog, type SupplierDays } from './supplier-days.ts';

const TRAIN_SHARE = 0.8;
const YOUNG_LINES = 3000;
const YOUNG_LEARNED = 0.1;
const YOUNG_PLACES = 3;
const GROWN_LINES = 60_000;
const GROWN_LEARNED = 0.8;
const MODES: readonly FeedbackMode[] = ['daily', 'frozen'];

/** Lines that a company has, and the share of them that it learns before the rest is predicted. */
interface Stretch {
  readonly lines: readonly LedgerLine[];
  readonly learnedShare: number;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' } },
});
const plain = await plainEngine();
const trained = trainedOnAll(plain);
if (values.write) {
  const path = `assembly/${FIRST_WEIGHTS_FILE}`;
  writeFileSync(path, firstWeightsSource(fittedRows(trained)));
  console.log(`${path}: fitted to ${trained.length} dimensions of ${HISTORY_NAMES.length} ledgers`);
} else await compare(positionals.length > 0 ? positionals : HISTORY_NAMES);

async function compare(names: readonly string[]): Promise<void> {
  console.log(machineText());
  const modes = ['young', 'grown'].flatMap((age) => MODES.map((mode) => `${age}, ${mode}`));
  console.log(`| ledger | ${modes.map((text) => `${text}: plain | fitted to others`).join(' | ')} |`);
  console.log(`|---|${'---|---|'.repeat(modes.length)}`);
  for (const name of names) {
    const ofOthers = await engineOfOthers(trained, name);
    const cells: string[] = [];
    for (const stretches of stretchesOf(name))
      for (const mode of MODES) {
        const before = predicted(plain, stretches, mode);
        cells.push(shareRight(before).toFixed(3), gainText(before, predicted(ofOthers, stretches, mode)));
      }
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}

/** A ledger's young stretches, then its grown one. */
function stretchesOf(name: string): Stretch[][] {
  const ledger = history(name);
  if (!ledger) throw new Error(`no ledger ${name}`);
  const { lines } = learnable(ledger, ['account']);
  const training = lines.slice(0, chronologicalSplit(lines, TRAIN_SHARE));
  const young = Array.from({ length: YOUNG_PLACES }, (_, place) => {
    const end = Math.max(YOUNG_LINES, Math.floor((training.length * (YOUNG_PLACES - place)) / YOUNG_PLACES));
    return { lines: training.slice(end - YOUNG_LINES, end), learnedShare: YOUNG_LEARNED };
  });
  return [young, [{ lines: training.slice(-GROWN_LINES), learnedShare: GROWN_LEARNED }]];
}

function predicted(engine: EngineModule, stretches: readonly Stretch[], mode: FeedbackMode): SupplierDays {
  const all = stretches.map(({ lines, learnedShare }) => {
    const learner = coderLearner(createCoder(engine, { dimensions: ['account'] }));
    const cut = chronologicalSplit(lines, learnedShare);
    const log = supplierDayLog();
    runThrough(learnDays(learner, lines.slice(0, cut)));
    runThrough(withFeedback(learner, lines.slice(cut), mode, log.sink));
    return log.days();
  });
  return {
    lineCount: all.reduce((sum, { lineCount }) => sum + lineCount, 0),
    rights: all.flatMap(({ rights }) => rights),
  };
}
