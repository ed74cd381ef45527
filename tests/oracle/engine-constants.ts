import { readFileSync } from 'node:fs';

/** The numbers of the engine that its oracle shares, as the files under assembly/ state them; floats rounded to f32. */
const f = Math.fround;

/** assembly/base/limits */
export const MAX_TEXT_BYTES = 1024;
export const MAX_NAME_WORDS = 8;
export const MAX_TEXT_WORDS = 20;
/** assembly/text/words */
export const STEM_BYTES = 5;
export const MAX_CANDIDATES = 32;
export const MOST_LIKELY = 12;
export const LEAST_VOTES = 0.06;
export const LEAST_LIKELY = 5;
export const MAX_SLOTS = 16;

/** assembly/memory/coding-memory */
export const FAST_DECAY = f(0.7);
export const LEAST_DECAYED = 2 ** -125;

/** assembly/linear/dimension-model */
export const VALUE_CLASSES = 3;
export const EVIDENCE_CLASSES = 8 * VALUE_CLASSES;
export const TERM_KINDS = 5;
export const CROSS_BITS = 20;
export const FIRST_MARGIN_WEIGHT = 1;
export const FITTED_SQUARES = 30;
export const PLAIN_SQUARES = f(0.01);

/** assembly/linear/first-weights: a row for each context, by values (one, two, more), in the order of the TERM_KINDS. */
export const FIRST_WEIGHTS: readonly (readonly number[])[] = [
  ...readFileSync('assembly/linear/first-weights.ts', 'utf8').matchAll(/^ {2}([-\d, ]+), \/\/ /gm),
].map(([, row]) => (row ?? '').split(', ').map((hundredths) => f(Number(hundredths) / 100)));
export const PLAIN_WEIGHT = f(0.1);

/** assembly/linear/cross-trust */
export const WAYS: readonly number[] = [0, 0.5, 1, 2];
export const WAY_KEPT = f(0.9998);
export const WAY_FAVOUR = f(0.05);

/** assembly/linear/score */
export const MOST_BEHIND = 4;

/** assembly/linear/steps */
export const TERM_STEP = f(0.0125);
export const OPINION_STEP = f(0.025);
export const CROSS_STEP = f(0.1);
export const FIRST_CROSS_GRADIENT = f(0.01);
export const CROSSES_BESIDE = 0.5;
export const LEAST_GRADIENT = f(1e-4);
export const CROSS_BLOCK = 1024;

/** assembly/linear/margins */
export const MOST_MARGIN = 2;
export const MARGIN_STEP = f(0.1);
/** Leads of the clearest margin from which another class of weights holds. */
export const MARGIN_LEADS: readonly number[] = [0.2, 0.5, 1].map(f);

/** assembly/linear/terms */
export const DOUBT = f(0.5);
export const LEAST_SHARE = f(1e-4);
export const LOG_SCALE = f(0.3);

/** assembly/linear/calibration */
export const BIN_COUNT = 28;
export const FIRST_LOG_ODDS = f(-4);
export const BIN_WIDTH = f(0.5);
export const PRIOR_LINES = f(6);
export const MOST_UNPROVEN = f(0.9);
export const FADE = f(0.999);
export const RAW_SHARE = f(0.002);
export const MOST_CONFIDENCE = f(0.9999);

/** assembly/features/line-keys */
export const MOST_DAY_COUNT = 20;

/** assembly/features/contexts */
export const CONTEXT = {
  companyWide: 0,
  supplier: 1,
  supplierAmount: 2,
  supplierSize: 3,
  supplierWords: 4,
  words: 5,
  supplierFirstWord: 6,
  amount: 7,
  nameWord: 8,
  nameWordPair: 9,
  word: 10,
  supplierWord: 11,
  wordPair: 12,
  documentForm: 13,
  supplierDocumentForm: 14,
  documentHundred: 15,
  documentTen: 16,
  supplierMonth: 17,
  size: 18,
  supplierFineSize: 19,
  supplierFineSizeWeekday: 20,
  supplierRoundness: 21,
  documentBatch: 22,
  supplierDocumentBatch: 23,
  maskedText: 24,
  supplierMaskedText: 25,
  textStart: 26,
  wholeText: 27,
  headerField: 28,
  supplierHeaderField: 29,
  taxRate: 30,
  supplierTaxRate: 31,
  supplierNumber: 32,
  companySupplier: 33,
  wordStem: 34,
  supplierDayCount: 36,
} as const;
/** One bit a context: whether it is crossed with values. */
export const CROSSED = 0x16f33e7fbf;

/** assembly/linear/evidence: contexts a person can check, most telling first. */
export const NAMED_CONTEXTS: readonly number[] = [
  CONTEXT.supplierWords,
  CONTEXT.supplierMaskedText,
  CONTEXT.supplierAmount,
  CONTEXT.supplierHeaderField,
  CONTEXT.supplierTaxRate,
  CONTEXT.supplier,
  CONTEXT.supplierNumber,
  CONTEXT.words,
  CONTEXT.supplierWord,
  CONTEXT.word,
  CONTEXT.headerField,
  CONTEXT.nameWord,
  CONTEXT.amount,
];
export const MAX_EVIDENCE = 3;
