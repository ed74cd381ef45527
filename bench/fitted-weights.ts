import { readFileSync } from 'node:fs';
import { chronologicalSplit } from '../core/domain/chronological-split.ts';
import type { History } from '../core/domain/ledger-line.ts';
import { createCoder, type EngineModule } from '../core/engine/index.ts';
import { learnDays } from '../core/workflows/feedback.ts';
import { learnable } from '../core/workflows/learnable.ts';
import { coderLearner } from '../core/workflows/learner.ts';
import { runThrough } from '../core/workflows/run-through.ts';
import { placesIn } from '../tests/engine/model-places.ts';

/** The weights that one dimension of one ledger came to, and the squared gradients that they took on the way. */
export interface TrainedWeights {
  readonly ledger: string;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
}

/** Where the engine's first weights stand, a row for each context. */
export const FIRST_WEIGHTS_FILE = 'linear/first-weights.ts';

/** As assembly/linear/dimension-model has them. */
const LINE_CLASSES = 8;
const VALUE_CLASSES = 3;
const TERM_KINDS = 5;
const ROW = VALUE_CLASSES * TERM_KINDS;
const CLASS_ROW = LINE_CLASSES * ROW;
const MARGIN_WEIGHTS = 8;
const PLAIN_WEIGHT = 0.1;

/** Of a ledger's oldest 64 % (four fifths of the training part), the newest lines that are learned. */
const FIT_SHARE = 0.64;
const MOST_LINES = 60_000;
/** Squared gradients at which a weight counts by half. */
const HALF_TRUSTED = 100;
/** What the plain weight counts for beside the ledgers', each of which counts for 1 at most. */
const PLAIN_TRUST = 0.3;

/** Names of the contexts in the order of their numbers. */
const CONTEXTS: readonly string[] = [
  ...readFileSync('assembly/features/contexts.ts', 'utf8').matchAll(/^export const (\w+): u32 = \d+;$/gm),
].map(([, name]) => (name ?? '').toLowerCase().replaceAll('_', ' '));

const VALUES_AT = CONTEXTS.length * CLASS_ROW;
const CONTEXT_AT = VALUES_AT + CONTEXTS.length * ROW;
const WEIGHTS = CONTEXT_AT + CONTEXTS.length * TERM_KINDS + MARGIN_WEIGHTS;

/** Trains each dimension of a ledger alone, from plain weights, on the oldest 64 % of its lines. */
export function trainedWeights(
  plainEngine: EngineModule,
  ledger: string,
  history: History,
): TrainedWeights[] {
  return history.dimensions.flatMap((dimension) => {
    const learned = learnable(history, [dimension]);
    const end = chronologicalSplit(learned.lines, FIT_SHARE);
    const lines = learned.lines.slice(Math.max(0, end - MOST_LINES), end);
    if (new Set(lines.map(({ coding }) => coding[0])).size < 2) return [];
    const coder = createCoder(plainEngine, {
      dimensions: [dimension],
      headerFieldNames: learned.headerFieldNames,
    });
    runThrough(learnDays(coderLearner(coder), lines));
    return [{ ledger, ...mixingOf(coder.save()) }];
  });
}

/** Reads the weights of the first dimension of a model file. */
function mixingOf(file: Uint8Array): Pick<TrainedWeights, 'weights' | 'squares'> {
  const model = new Uint8Array(file);
  const view = new DataView(model.buffer);
  const { mixing } = placesIn(model);
  const floats = (from: number): Float32Array =>
    Float32Array.from({ length: WEIGHTS }, (_, i) => view.getFloat32(from + i * 4, true));
  return { weights: floats(mixing), squares: floats(mixing + WEIGHTS * 4) };
}

/**
 * First weights in hundredths, a row for each context: for contexts of one value, of two, of more the weights of the five kinds. Each
 * is the mean of what the ledgers came to, counting by how much it was learned there; the classes of lines are taken together.
 */
export function fittedRows(trained: readonly TrainedWeights[]): number[][] {
  return CONTEXTS.map((_, context) =>
    Array.from({ length: ROW }, (_unused, place) => Math.round(100 * fitted(trained, context, place))),
  );
}

/** One row's weight: shared parts and, counting by trust, the classes' own. */
function fitted(trained: readonly TrainedWeights[], context: number, place: number): number {
  const kind = place % TERM_KINDS;
  const shared =
    mean(trained, VALUES_AT + context * ROW + place, kind === 0 ? PLAIN_WEIGHT : 0) +
    mean(trained, CONTEXT_AT + context * TERM_KINDS + kind, 0);
  let sum = 0;
  let trust = 0;
  for (let lines = 0; lines < LINE_CLASSES; lines++) {
    const at = context * CLASS_ROW + lines * ROW + place;
    const weight = 1e-6 + trained.reduce((all, { squares }) => all + trustOf(squares[at] ?? 0), 0);
    sum += weight * mean(trained, at, 0);
    trust += weight;
  }
  return shared + sum / trust;
}

function mean(trained: readonly TrainedWeights[], at: number, plain: number): number {
  let sum = PLAIN_TRUST * plain;
  let trust = PLAIN_TRUST;
  for (const { weights, squares } of trained) {
    const own = trustOf(squares[at] ?? 0);
    sum += own * (weights[at] ?? 0);
    trust += own;
  }
  return sum / trust;
}

function trustOf(squares: number): number {
  return squares / (squares + HALF_TRUSTED);
}

/** The sources of first weights with these rows. */
export function firstWeightsSource(rows: readonly (readonly number[])[]): string {
  const lines = rows.map((row, context) => `  ${row.join(', ')}, // ${CONTEXTS[context] ?? ''}`);
  return `/*
 * What contexts are worth before anything was learned (decision 40): means of what public ledgers came to. Written by
 * \`npm run bench -- first-weights --write\`; a row that is plain is of a context that none of them had.
 */
/** In hundredths: the weight of the share of lines where nothing was fitted; all other kinds have 0. */
export const PLAIN_WEIGHT: i8 = ${100 * PLAIN_WEIGHT};
/** In hundredths, by context, by values (one, two, more), in the order of the TERM_KINDS. */
// prettier-ignore
export const FIRST_WEIGHTS: StaticArray<i8> = [
${lines.join('\n')}
];
`;
}
