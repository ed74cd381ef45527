import { readFileSync } from 'node:fs';
import { compileEngine, type EngineModule } from '../core/engine/index.ts';
import { engineVariant, type SourceEdit } from './engine-variant.ts';
import {
  FIRST_WEIGHTS_FILE,
  fittedRows,
  firstWeightsSource,
  plainRows,
  trainedWeights,
  type TrainedWeights,
} from './fitted-weights.ts';
import { history, HISTORY_NAMES } from './histories.ts';

/** The engine with weights that were fitted to nothing: all contexts begin alike, and move freely. */
export function plainEngine(): Promise<EngineModule> {
  return engineWith(plainRows(), [
    {
      file: 'linear/dimension-model.ts',
      find: 'FITTED_SQUARES: f32 = 30',
      replace: 'FITTED_SQUARES: f32 = 0.01',
    },
  ]);
}

/** The engine with first weights fitted to all ledgers that were learned but `ledger`. */
export function engineOfOthers(trained: readonly TrainedWeights[], ledger: string): Promise<EngineModule> {
  return engineWith(fittedRows(trained.filter((one) => one.ledger !== ledger)), []);
}

/** What every dimension of the six ledgers came to; they are all needed. */
export function trainedOnAll(plain: EngineModule): TrainedWeights[] {
  return HISTORY_NAMES.flatMap((name) => {
    const ledger = history(name);
    if (!ledger) throw new Error('the first weights need all six ledgers');
    process.stderr.write(`learning ${name}\n`);
    return trainedWeights(plain, name, ledger);
  });
}

function engineWith(
  rows: readonly (readonly number[])[],
  edits: readonly SourceEdit[],
): Promise<EngineModule> {
  const find = readFileSync(`assembly/${FIRST_WEIGHTS_FILE}`, 'utf8');
  const replace = firstWeightsSource(rows);
  return compileEngine(engineVariant([{ file: FIRST_WEIGHTS_FILE, find, replace }, ...edits]));
}
