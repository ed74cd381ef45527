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
import { Side } from './side';
import { reserveScratch, resetScratch } from './scratch';
import { bytesToClassify, bytesToPlan } from './scratch-bytes';

/** Outcome: there is one best match, but for lines that no count can tell apart. */
export const UNIQUE: i32 = 0;
/** Outcome: there are several best matches; the tie rule chose one. */
export const TIED: i32 = 1;
/** Outcome: too many lines, or too many pairs of unlike lines, for the limits or the memory; nothing is paired. */
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
  const outcome = matchPairing(settleTies);
  if (outcome == TOO_LARGE) memory.fill(partner, 0xff, intBytes(predictedCount));
  return outcome;
}

function matchPairing(settleTies: bool): i32 {
  const short = pairing.short;
  const long = pairing.long;
  if (!reserveScratch(bytesToClassify(short.lineCount, long.lineCount))) return TOO_LARGE;
  pairIdentical(pairing);
  if (short.restCount == 0) return UNIQUE;
  if (short.restCount <= FEW) compareFew(short, long);
  else if (!compareMany(short, long)) return TOO_LARGE;
  classify(short);
  classify(long);
  if (!hasRoomToPlan(short, long)) return TOO_LARGE;
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

function hasRoomToPlan(short: Side, long: Side): bool {
  if (i64(short.classCount) * i64(long.classCount) > MAX_CELLS) return false;
  return reserveScratch(bytesToPlan(short.classCount, long.classCount, short.restCount, long.restCount));
}
