import { readFileSync } from 'node:fs';
import { compileEngine, type EngineModule } from '../core/engine/index.ts';
import { PLAIN_START } from './ablations.ts';
import { engineVariant } from './engine-variant.ts';
import {
  FIRST_WEIGHTS_FILE,
  fittedRows,
  firstWeightsSource,
  trainedWeights,
  type TrainedWeights,
} from './fitted-weights.ts';
import { history, HISTORY_NAMES } from './histories.ts';

/** The engine with first weights that were fitted to nothing. */
export function plainEngine(): Promise<EngineModule> {
  return compileEngine(engineVariant(PLAIN_START));
}

/** The engine with first weights fitted to all ledgers that were learned but `ledger`. */
export function engineOfOthers(trained: readonly TrainedWeights[], ledger: string): Promise<EngineModule> {
  const find = readFileSync(`assembly/${FIRST_WEIGHTS_FILE}`, 'utf8');
  const replace = firstWeightsSource(fittedRows(trained.filter((one) => one.ledger !== ledger)));
  return compileEngine(engineVariant([{ file: FIRST_WEIGHTS_FILE, find, replace }]));
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
