/**
 * The comparison of Bardelli et al. (2020) on public ledgers: the engine beside the paper's six models, by the paper's
 * protocol (lines drawn at random), by whole days drawn at random, and by ours (the newest whole days). Results are kept in
 * a file as they come, so that a run can be stopped and started again. What it prints is the table of
 * docs/measurements/paper-comparison.md.
 * `npm run bench -- paper [HISTORY ...] [--documents 3000] [--folds 10] [--day-folds 3] [--results FILE] [--kept]`, the last: fit
 * nothing, print the splits whose fits are all kept
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileEngine } from '../core/engine/index.ts';
import { accountLevels, type AccountLevel } from './account-levels.ts';
import { history, HISTORY_NAMES } from './histories.ts';
import { keptResults, type KeptResults } from './kept-results.ts';
import { machineText } from './machine.ts';
import { newestDocuments } from './newest-documents.ts';
import { ownPredictions, OWN_MODELS } from './paper-own.ts';
import { paperAnswers, paperPython, PAPER_MODELS } from './paper-peers.ts';
import { paperSplits, type Split } from './paper-splits.ts';
import { isPaperResult, paperTable, type PaperResult } from './paper-table.ts';
import { paperSummary, summaryTable, type PaperSummary } from './paper-summary.ts';
import { weightedFigures } from './weighted-figures.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '3000' },
    folds: { type: 'string', default: '10' },
    'day-folds': { type: 'string', default: '3' },
    results: { type: 'string', default: 'build/bench/paper-comparison.json' },
    kept: { type: 'boolean', default: false },
  },
});
const documentCount = Number(values.documents);
const kept = keptResults(values.results, isPaperResult);
const module = await compileEngine(readFileSync('build/engine.wasm'));
const python = values.kept ? null : paperPython();
const summaries: PaperSummary[] = [];

console.log(`${machineText()}; the newest ${documentCount.toLocaleString('en')} documents of each ledger`);
for (const name of positionals.length > 0 ? positionals : HISTORY_NAMES) {
  const ledger = history(name);
  if (ledger) await compare(name, newestDocuments(ledger, documentCount));
}
console.log(summaryTable(summaries));

async function compare(name: string, ledger: ReturnType<typeof newestDocuments>): Promise<void> {
  const levels = accountLevels(ledger.whole);
  const { lines } = ledger;
  const drawn = paperSplits(lines, Number(values.folds), Number(values['day-folds']));
  const results = resultsOf(`${name}, ${documentCount}`, kept, levels);
  const isFitted = (split: Split): boolean => PAPER_MODELS.every((model) => results.has(split, model));
  const splits = values.kept ? drawn.filter(isFitted) : drawn;
  const jobs = splits.flatMap((split) => PAPER_MODELS.map((model) => ({ split, model })));
  if (python !== null) {
    const missing = jobs.filter(({ split, model }) => !results.has(split, model));
    for await (const answer of paperAnswers(python, lines, missing)) {
      const split = splits.find((one) => one.name === answer.split);
      if (split) results.add(split, answer.model, truthOf(split), answer.predicted);
      process.stderr.write(`${name}, ${answer.split}, ${answer.model}\n`);
    }
  }
  // The engine is quick and changes: it is always measured anew.
  for (const split of splits)
    for (const model of OWN_MODELS) {
      const predicted = ownPredictions(model, { module, ledger, split });
      if (predicted !== null) results.add(split, model, truthOf(split), predicted);
    }
  const compared = { name, lines, documentCount: ledger.documentCount, levels, splits };
  console.log(paperTable(compared, results.of));
  summaries.push(paperSummary(compared, results.of));

  function truthOf({ test }: Split): string[] {
    return test.map((index) => lines[index]?.coding[0] ?? '');
  }
}

/** The results of one ledger, by split and model. */
function resultsOf(prefix: string, all: KeptResults<PaperResult>, levels: readonly AccountLevel[]) {
  const nameOf = (split: Split, model: string): string => `${prefix}, ${split.name}, ${model}`;
  return {
    has: (split: Split, model: string): boolean => all.get(nameOf(split, model)) !== undefined,
    of: (split: Split, model: string): PaperResult | undefined => all.get(nameOf(split, model)),
    add(split: Split, model: string, truth: readonly string[], predicted: readonly (string | null)[]): void {
      const figures = levels.map(({ groupOf }) =>
        weightedFigures(
          truth.map(groupOf),
          predicted.map((one) => (one === null ? null : groupOf(one))),
        ),
      );
      all.set(nameOf(split, model), { figures });
    },
  };
}
