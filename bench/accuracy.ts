/**
 * Account accuracy on every public ledger, in the three modes, beside the two rules used today.
 * `--fitted-to-others` has the engine begin with weights fitted to the other five ledgers alone (decision 40).
 * `npm run bench -- accuracy [HISTORY ...] [--fitted-to-others]`
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileEngine, createCoder } from '../core/engine/index.ts';
import { evaluate } from '../core/workflows/evaluate.ts';
import { evaluationPlan } from '../core/workflows/evaluation-plan.ts';
import { FEEDBACK_MODES } from '../core/workflows/feedback.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { engineOfOthers, plainEngine, trainedOnAll } from './fitted-engines.ts';
import { history, HISTORY_NAMES } from './histories.ts';
import { machineText } from './machine.ts';

const TRAIN_SHARE = 0.8;
const gauges = { nowMs: () => performance.now(), peakRssBytes: () => process.resourceUsage().maxRSS * 1024 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'fitted-to-others': { type: 'boolean' } },
});
const shipped = await compileEngine(readFileSync('build/engine.wasm'));
const trained = values['fitted-to-others'] ? trainedOnAll(await plainEngine()) : null;
console.log(machineText());
console.log(
  '| history | mode | accuracy | top 3 | supplier majority | supplier last | covered at 2 % | error there | ece |',
);
console.log('|---|---|---|---|---|---|---|---|---|');
for (const name of positionals.length > 0 ? positionals : HISTORY_NAMES) {
  const ledger = history(name);
  if (!ledger) continue;
  const learned = learnable(ledger, ['account']);
  const plan = evaluationPlan(learned, TRAIN_SHARE);
  if (!plan) throw new Error(`${name} has too few days`);
  const module = trained ? await engineOfOthers(trained, name) : shipped;
  for (const mode of FEEDBACK_MODES) {
    const { dimensions } = runThrough(evaluate(createCoder(module, learned), plan, mode, gauges));
    const account = dimensions['account'];
    if (!account) throw new Error('the account was not judged');
    const { supplierMajority, supplierLast } = account.baselines;
    const figures = [account.accuracy, account.top3, supplierMajority, supplierLast];
    const trust = [account.coverageAt2, account.errorAt2, account.ece];
    const cells = [...figures, ...trust].map((figure) => (figure === null ? '-' : figure.toFixed(3)));
    console.log(`| ${[name, mode, ...cells].join(' | ')} |`);
  }
}
