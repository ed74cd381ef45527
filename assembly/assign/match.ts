import { Augmenter } from './augment';
import { classify } from './classes';
import { compareFew } from './compare-few';
import { compareMany } from './compare-many';
import { Exchange } from './exchange';
import { HandOut } from './hand-out';
import { pairIdentical } from './identical';
import { intBytes } from './ints';
import { MAX_CELLS, MAX_LINES } from './limits';
import { Pairing } from './pairing';
import { Plan } from './plan';
import { resetScratch } from './scratch';

/** Outcome: there is one best match, but for lines that no count can tell apart. */
export const UNIQUE: i32 = 0;
/** Outcome: there are several best matches; the tie rule chose one. */
export const TIED: i32 = 1;
/** Outcome: too many lines, or too many pairs of unlike lines; nothing is paired. */
export const TOO_LARGE: i32 = 2;

/** Lines of the shorter table up to which they are compared one by one. */
const FEW: i32 = 24;

const pairing = new Pairing();
const plan = new Plan();
const augmenter = new Augmenter(plan);
const exchange = new Exchange(plan);
const handOut = new HandOut(plan, exchange);

/**
 * Matches the lines of two tables one to one so that most segments are right and, among such matches, fewest are missing:
 * exactly. Writes the partner of each predicted line (i32, -1 for none) and returns UNIQUE, TIED or TOO_LARGE.
 *
 * With `settleTies` the pairs are those of the tie rule, whatever the order of the lines. Without, they are those of any
 * best match, and TIED is never returned: enough for totals, which are the same in all of them.
 */
export function matchTables(
  predicted: usize,
  predictedCount: i32,
  truth: usize,
  trueCount: i32,
  partner: usize,
  settleTies: bool,
): i32 {
  if (predictedCount == 1 && trueCount == 1) {
    store<i32>(partner, 0);
    return UNIQUE;
  }
  resetScratch();
  pairing.begin(predicted, predictedCount, truth, trueCount, partner);
  if (max(predictedCount, trueCount) > MAX_LINES) return TOO_LARGE;
  if (min(predictedCount, trueCount) == 0) return UNIQUE;
  pairIdentical(pairing);
  const short = pairing.short;
  const long = pairing.long;
  if (short.restCount == 0) return UNIQUE;
  if (short.restCount <= FEW) compareFew(short, long);
  else if (!compareMany(short, long)) return giveUp(partner, predictedCount);
  classify(short);
  classify(long);
  if (i64(short.classCount) * i64((long.classCount + 15) & ~15) > MAX_CELLS)
    return giveUp(partner, predictedCount);
  plan.open(short, long);
  augmenter.complete();
  let tied = false;
  if (settleTies) {
    exchange.open();
    tied = exchange.hasOther();
  }
  handOut.run(pairing, tied);
  return tied ? TIED : UNIQUE;
}

function giveUp(partner: usize, predictedCount: i32): i32 {
  memory.fill(partner, 0xff, intBytes(predictedCount));
  return TOO_LARGE;
}
