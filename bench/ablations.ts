import type { SourceEdit } from './engine-variant.ts';

/** An idea of the engine, and how its sources are without it. */
export interface Ablation {
  /** What is left out. */
  readonly name: string;
  readonly edits: readonly SourceEdit[];
}

const model = 'linear/dimension-model.ts';
const score = 'linear/score.ts';
const termScores = 'linear/term-scores.ts';
const candidates = 'linear/candidates.ts';
const steps = 'linear/steps.ts';
const terms = 'linear/terms.ts';
const margins = 'linear/margins.ts';
const keys = 'features/line-keys.ts';

/** First weights that were fitted to nothing: all contexts begin alike, and move freely. */
export const PLAIN_START: readonly SourceEdit[] = [
  {
    file: model,
    find: '<f32>FIRST_WEIGHTS[i] / 100',
    replace: '(i % TERM_KINDS == 0 ? <f32>PLAIN_WEIGHT / 100 : 0)',
  },
  { file: model, find: 'FITTED_SQUARES: f32 = 30', replace: 'FITTED_SQUARES: f32 = 0.01' },
];

/** The ideas that are left out one at a time, the whole engine first. */
export const ABLATIONS: readonly Ablation[] = [
  { name: 'nothing', edits: [] },
  {
    name: 'the second opinion (margins)',
    edits: [
      {
        file: margins,
        find: 'unchecked((margins[j] = min(MOST_MARGIN, max(LEAST_MARGIN, margin))));',
        replace: 'unchecked((margins[j] = 0));',
      },
      {
        file: margins,
        find: 'const gap = best - next;',
        replace: 'clearestPlace = -1; const gap = best - next;',
      },
    ],
  },
  {
    name: 'times expected: shares of lines alone',
    edits: [
      { file: terms, find: '  lastValueOf,', replace: '  fastTotalOf,\n  lastValueOf,' },
      {
        file: terms,
        find: 'f32x4.add(f32x4.mul(lines, inverse), f32x4.splat(1));',
        replace: `f32x4.div(
          f32x4.add(lines, f32x4.div(f32x4.splat(1), inverse)),
          f32x4.replace_lane(f32x4.splat(<f32>lineCountOf(record) + DOUBT), 1, fastTotalOf(record) + DOUBT),
        );`,
      },
    ],
  },
  {
    name: 'recent lines and the marks last, before last',
    edits: [
      {
        file: terms,
        find: 'f32x4.convert_i32x4_s(counts), counts, 0, 5, 2, 3',
        replace: 'f32x4.convert_i32x4_s(counts), f32x4.splat(0), 0, 5, 2, 3',
      },
      { file: terms, find: 'return value < 0 ? -1 : placeOf(value);', replace: 'return -1;' },
    ],
  },
  {
    name: 'weights by amount of evidence',
    edits: [
      {
        file: model,
        find: 'function lineClass(lines: u32): i32 {',
        replace: 'function lineClass(lines: u32): i32 {\n  if (lines >= 0) return 0;',
      },
    ],
  },
  {
    name: 'weights by how many values a context has',
    edits: [
      {
        file: model,
        find: 'min(values, VALUE_CLASSES) - 1',
        replace: '0 * values',
      },
    ],
  },
  {
    name: 'weights shared by classes of evidence: each class alone',
    edits: [
      { file: steps, find: 'TERM_STEP: f32 = 0.0125', replace: 'TERM_STEP: f32 = 0.025' },
      ...[
        'stepFour(mixing, valuesWeights(weights), gradients);',
        'stepFour(mixing, contextWeights(weights), gradients);',
        'stepMixing(mixing, valuesWeights(weights) + kind, g, TERM_STEP);',
        'stepMixing(mixing, contextWeights(weights) + kind, g, TERM_STEP);',
      ].map((find) => ({ file: steps, find, replace: '' })),
    ],
  },
  { name: 'first weights fitted to ledgers: all contexts alike', edits: PLAIN_START },
  {
    name: 'all that memory says (candidates remain)',
    edits: [
      { file: termScores, find: 'group < terms.groupCount; group++', replace: 'group < 0; group++' },
      { file: termScores, find: 'i < terms.termCount; i++', replace: 'i < 0; i++' },
    ],
  },
  {
    name: 'weights of crosses in the score',
    edits: [{ file: score, find: 'countCrosses(model.crossTrust.share);', replace: 'countCrosses(0);' }],
  },
  {
    name: 'crosses trusted by what was right: always in full',
    edits: [{ file: score, find: 'countCrosses(model.crossTrust.share);', replace: 'countCrosses(1);' }],
  },
  {
    name: 'likely candidates alone are ranked: all 32',
    edits: [
      {
        file: candidates,
        find: 'const isKnown = recordCount() * 3 >= keyCount;',
        replace: 'const isKnown = false;',
      },
    ],
  },
  {
    name: 'crosses of likely candidates alone: those of all',
    edits: [
      {
        file: score,
        find: 'sumCandidates(model, MOST_BEHIND);',
        replace: 'sumCandidates(model, f32.MAX_VALUE);',
      },
    ],
  },
  {
    name: "the supplier's lines of the day",
    edits: [{ file: keys, find: 'if (line.supplierDayCount > 0)', replace: 'if (false)' }],
  },
  { name: 'amount, its size, month', edits: [{ file: keys, find: '  addAmount(supplier);\n', replace: '' }] },
  { name: "words of the supplier's name", edits: [{ file: keys, find: '  addName();\n', replace: '' }] },
  {
    name: 'form and batch of the document number',
    edits: [{ file: keys, find: '  addDocument(supplier);\n', replace: '' }],
  },
  {
    name: 'text of the line',
    edits: [{ file: keys, find: 'if (line.textLength(line.TEXT) > 0) addText(supplier);', replace: '' }],
  },
  {
    name: 'calibration of the confidence',
    edits: [
      {
        file: 'linear/calibration.ts',
        find: 'return min(MOST, calibrated * (<f32>1 - RAW_SHARE) + p * RAW_SHARE);',
        replace: 'return p;',
      },
    ],
  },
];
