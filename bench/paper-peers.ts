import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LedgerLine } from '../core/domain/ledger-line.ts';
import type { Split } from './paper-splits.ts';
import { pythonWith } from './python.ts';

/** The paper's models, by the names that bench/paper-models.py knows. */
export const PAPER_MODELS = ['rf_bow', 'rf_w2v', 'ada_bow', 'ada_w2v', 'mlp_bow', 'mlp_w2v'] as const;
/** One of them. */
export type PaperModel = (typeof PAPER_MODELS)[number];

/** What a model predicted for a split's test lines, with processor seconds. */
export interface PaperAnswer {
  readonly split: string;
  readonly model: string;
  readonly predicted: readonly string[];
  readonly trainSeconds: number;
  readonly suggestSeconds: number;
}

/** A fit that is wanted. */
export interface PaperJob {
  readonly split: Split;
  readonly model: PaperModel;
}

const SCRIPT = 'bench/paper-models.py';

/** The Python that has what the models need; null, said on the screen, where there is none. */
export function paperPython(): string | null {
  const python = pythonWith(['sklearn', 'scipy', 'gensim']);
  if (python === null)
    console.log(
      "The paper's models are left out: no Python 3 has scikit-learn, SciPy and gensim. On Debian: apt-get install " +
        'python3-sklearn python3-scipy python3-gensim; elsewhere: pip install scikit-learn scipy gensim, and KONTERA_PYTHON=... names ' +
        'the Python.',
    );
  return python;
}

/** Fits the models one after the other in one process of low priority; answers come as they are ready. */
export async function* paperAnswers(
  python: string,
  lines: readonly LedgerLine[],
  jobs: readonly PaperJob[],
): AsyncGenerator<PaperAnswer, void, void> {
  if (jobs.length === 0) return;
  const accounts = lines.map(({ coding }) => coding[0] ?? '');
  const labels = [...new Set(accounts)].sort();
  const numberOf = new Map(labels.map((label, index) => [label, index]));
  const child = spawn('nice', ['-n', '10', python, SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  child.stdin.write(
    `${JSON.stringify({
      texts: lines.map(({ text, supplierName }) => `${text} ${supplierName}`),
      suppliers: lines.map(({ supplierName }) => supplierName.toLowerCase()),
      numbers: lines.map(numbersOf),
      labels: accounts.map((account) => numberOf.get(account) ?? 0),
    })}\n`,
  );
  for (const { split, model } of jobs)
    child.stdin.write(
      `${JSON.stringify({ split: split.name, model, train: split.train, test: split.test })}\n`,
    );
  child.stdin.end();
  let answered = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    answered += 1;
    yield answerOf(line, labels);
  }
  await ended;
  if (answered < jobs.length) throw new Error(`${SCRIPT} answered ${answered} of ${jobs.length} jobs`);
}

/** The amount on a log scale with its sign, the month, and the tax rate, 0 where the ledger has none. */
function numbersOf({ amountMinor, date, taxRate }: LedgerLine): number[] {
  return [Math.sign(amountMinor) * Math.log1p(Math.abs(amountMinor)), Number(date.slice(5, 7)), taxRate ?? 0];
}

function answerOf(text: string, labels: readonly string[]): PaperAnswer {
  const read: unknown = JSON.parse(text);
  if (
    typeof read === 'object' &&
    read !== null &&
    'split' in read &&
    'model' in read &&
    'predicted' in read &&
    'trainSeconds' in read &&
    'suggestSeconds' in read
  ) {
    const { split, model, predicted, trainSeconds, suggestSeconds } = read;
    if (
      typeof split === 'string' &&
      typeof model === 'string' &&
      Array.isArray(predicted) &&
      typeof trainSeconds === 'number' &&
      typeof suggestSeconds === 'number'
    )
      return {
        split,
        model,
        predicted: predicted.map((label: unknown) => labels[Number(label)] ?? ''),
        trainSeconds,
        suggestSeconds,
      };
  }
  throw new Error(`${SCRIPT} answered ${text.slice(0, 80)}`);
}
