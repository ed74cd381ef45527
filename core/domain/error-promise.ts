import { firstPlace } from './first-place.ts';
import { logFactorial } from './log-factorial.ts';

/** A document that could be coded without a look: as sure as its least sure cell, and whether it was right throughout. */
export interface DocumentOutcome {
  /** 0..1. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/**
 * What can be promised about documents coded without a look: at most `errorShare` of them wrong, and the chance that this
 * is said although it is not so is at most `failureChance`, as long as documents to come are like those counted.
 */
export interface ErrorPromise {
  /** Largest share of wrong documents accepted, 0..1. */
  readonly errorShare: number;
  readonly failureChance: number;
  /** The confidence every cell of a document has to reach; null where nothing can be promised. */
  readonly threshold: number | null;
  /** Documents that reach the threshold; without one, those that reach the confidence that came closest. */
  readonly documentCount: number;
  readonly wrongCount: number;
  /**
   * Without a threshold: how many more documents, as good as those so far, would bring one; null where more of the same
   * would not. 0 with a threshold.
   */
  readonly moreDocuments: number | null;
}

/** Fixed before any outcome is seen, for a threshold that is picked from the outcomes themselves promises too much. */
const CONFIDENCES = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99];
/** More documents than a company will wait for. */
const PATIENCE = 100_000;

/**
 * The lowest of fourteen confidences at which "more than `errorShare` are wrong" is refuted by an exact binomial test, each
 * at a fourteenth of `failureChance` so that all hold together (Angelopoulos, Bates, Candès, Jordan, Lei: Learn then Test,
 * 2021, with Bonferroni's correction). The unit is the document, because its lines are right and wrong together.
 */
export function errorPromise(
  outcomes: readonly DocumentOutcome[],
  errorShare: number,
  failureChance = 0.1,
): ErrorPromise {
  const level = failureChance / CONFIDENCES.length;
  const tried = CONFIDENCES.map((threshold) => countAbove(outcomes, threshold));
  const kept = tried.find(({ n, wrong }) => chanceOfSoFew(wrong, n, errorShare) <= level);
  const asked = { errorShare, failureChance };
  if (kept)
    return {
      ...asked,
      threshold: kept.threshold,
      documentCount: kept.n,
      wrongCount: kept.wrong,
      moreDocuments: 0,
    };
  const closest = tried
    .map((one) => ({ ...one, more: moreNeeded(one, outcomes.length, errorShare, level) }))
    .reduce((best, one) => ((one.more ?? Infinity) < (best.more ?? Infinity) ? one : best));
  return {
    ...asked,
    threshold: null,
    documentCount: closest.n,
    wrongCount: closest.wrong,
    moreDocuments: closest.more,
  };
}

/**
 * Whether later documents refute a promise: so many of them wrong had at most `failureChance` if no more than `errorShare`
 * were. Then they are not like those it was made from, and nothing more is to be coded without a look. False without a threshold.
 */
export function isBroken(
  { errorShare, failureChance, threshold }: ErrorPromise,
  later: { readonly documentCount: number; readonly wrongCount: number },
): boolean {
  if (threshold === null || later.wrongCount === 0) return false;
  return 1 - chanceOfSoFew(later.wrongCount - 1, later.documentCount, errorShare) <= failureChance;
}

interface Above {
  readonly threshold: number;
  readonly n: number;
  readonly wrong: number;
}

function countAbove(outcomes: readonly DocumentOutcome[], threshold: number): Above {
  const above = outcomes.filter(({ confidence }) => confidence >= threshold);
  return { threshold, n: above.length, wrong: above.filter(({ isRight }) => !isRight).length };
}

/** The chance of at most `wrong` errors among `n` documents of which each is wrong with chance `errorShare`. */
export function chanceOfSoFew(wrong: number, n: number, errorShare: number): number {
  if (wrong >= n || errorShare <= 0) return 1;
  if (errorShare >= 1) return 0;
  const [logWrong, logRight] = [Math.log(errorShare), Math.log(1 - errorShare)];
  let chance = 0;
  for (let k = 0; k <= wrong; k += 1) {
    const ways = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    chance += Math.exp(ways + k * logWrong + (n - k) * logRight);
  }
  return Math.min(1, chance);
}

/** Documents still to come until those above a confidence, at the same shares as now, refute the test. */
function moreNeeded({ n, wrong }: Above, counted: number, errorShare: number, level: number): number | null {
  if (n === 0 || wrong >= errorShare * n) return null;
  const enough = (above: number): boolean =>
    chanceOfSoFew(Math.ceil((wrong * above) / n), above, errorShare) <= level;
  let [low, high] = [n, 2 * n];
  while (!enough(high)) {
    if (((high - n) * counted) / n > PATIENCE) return null;
    [low, high] = [high, high * 2];
  }
  const from = low + 1;
  const least = from + firstPlace(high - from, (more) => enough(from + more));
  return Math.ceil(((least - n) * counted) / n);
}
