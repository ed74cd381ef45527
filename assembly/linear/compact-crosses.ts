import { crossInPlace, isTrained, MARGIN_AT, MOVES_AT, SQUARES_AT } from './crosses';
import { CROSS_BITS, DimensionModel } from './dimension-model';
import { MOST_WEIGHT } from './model-checks';
import { Column, hasLeft, isWhole, readNumber, readReal } from './opened-bytes';
import { beginColumn, endColumn, writeByte, writeNumber, writeReal, writeSmall } from './saved-bytes';

/*
 * Crosses in the compact form: u32 crosses; f32 step of the weights, f32 step of the margins; then columns: places as gaps,
 * weights and margins as signed bytes of steps, and a byte of two powers of two: low the summed squared steps, high the
 * moves, each a nibble, 0 for 0.
 */

/** Strengths are told apart in 256ths; class 0 is of crosses that were never trained. */
const STRENGTH_CLASSES: i32 = 1024;
const CLASSES_A_UNIT: f32 = 256;
/** A margin moves the score about as much as a weight four times as large, for weights are shared by their number. */
const MARGIN_STRENGTH: f32 = 4;
/** A byte each for gap, weight, margin and powers; longer gaps are few, for they add up to the places there are. */
const CROSS_BYTES: i32 = 4;
const MOST_LONG_GAPS: i32 = (1 << CROSS_BITS) / 128 + 128;
const HEAD_BYTES: i32 = 12 + 4 * 8;
const MOST_STEPS: f32 = 127;
/** Powers of two behind the nibble 1: squares below count for little beside the first that each cross is given. */
const FIRST_SQUARES_POWER: i32 = -10;
const FIRST_MOVES_POWER: i32 = 0;
const MOST_NIBBLE: i32 = 15;
const ROOT_OF_TWO: f32 = 1.4142135623730951;

const counts = new StaticArray<i32>(STRENGTH_CLASSES);
let leastClass: i32 = 0;
let kept: i32 = 0;

/** Bytes that crosses take at most beside CROSS_BYTES each. */
export const CROSSES_HEAD_BYTES: i32 = HEAD_BYTES + MOST_LONG_GAPS;

function strengthClass(cross: usize): i32 {
  if (!isTrained(cross)) return 0;
  const strength = max(abs(load<f32>(cross)), abs(load<f32>(cross, MARGIN_AT)) * MARGIN_STRENGTH);
  return 1 + <i32>min(strength * CLASSES_A_UNIT, <f32>(STRENGTH_CLASSES - 2));
}

/** Settles which crosses are kept: the strongest that fit into `budget` bytes; answers the bytes that they take at most. */
export function chooseCrosses(model: DimensionModel, budget: i32): i32 {
  for (let i = 0; i < STRENGTH_CLASSES; i++) unchecked((counts[i] = 0));
  for (let place = 0; place < 1 << CROSS_BITS; place++)
    unchecked((counts[strengthClass(crossInPlace(model, place))] += 1));
  const most = max(0, budget - CROSSES_HEAD_BYTES) / CROSS_BYTES;
  kept = 0;
  leastClass = STRENGTH_CLASSES;
  while (leastClass > 1 && kept + counts[leastClass - 1] <= most) kept += counts[--leastClass];
  return CROSSES_HEAD_BYTES + kept * CROSS_BYTES;
}

/** Writes the crosses that chooseCrosses settled on. */
export function writeCompactCrosses(model: DimensionModel): void {
  const weightStep = largest(model, 0) / MOST_STEPS;
  const marginStep = largest(model, MARGIN_AT) / MOST_STEPS;
  writeNumber(kept);
  writeReal(weightStep);
  writeReal(marginStep);
  beginColumn();
  let last = -1;
  for (let place = 0; place < 1 << CROSS_BITS; place++) {
    if (strengthClass(crossInPlace(model, place)) < leastClass) continue;
    writeSmall(place - last - 1);
    last = place;
  }
  endColumn();
  writeSteps(model, 0, weightStep);
  writeSteps(model, MARGIN_AT, marginStep);
  writePowers(model);
}

function largest(model: DimensionModel, part: usize): f32 {
  let most: f32 = 0;
  for (let place = 0; place < 1 << CROSS_BITS; place++) {
    const cross = crossInPlace(model, place);
    if (strengthClass(cross) >= leastClass) most = max(most, abs(load<f32>(cross + part)));
  }
  return most;
}

function writeSteps(model: DimensionModel, part: usize, step: f32): void {
  beginColumn();
  for (let place = 0; place < 1 << CROSS_BITS; place++) {
    const cross = crossInPlace(model, place);
    if (strengthClass(cross) < leastClass) continue;
    const steps: f32 = step == 0 ? 0 : nearest<f32>(load<f32>(cross + part) / step);
    writeByte((<u32>(<i32>max(-MOST_STEPS, min(MOST_STEPS, steps)))) & 0xff);
  }
  endColumn();
}

function writePowers(model: DimensionModel): void {
  beginColumn();
  for (let place = 0; place < 1 << CROSS_BITS; place++) {
    const cross = crossInPlace(model, place);
    if (strengthClass(cross) < leastClass) continue;
    const squares = nibbleOf(load<f32>(cross, SQUARES_AT), FIRST_SQUARES_POWER);
    writeByte(squares | (nibbleOf(load<f32>(cross, MOVES_AT), FIRST_MOVES_POWER) << 4));
  }
  endColumn();
}

/** The nearest power of two, counted from 1 for 2^first and less; 0 for 0 alone, so that a cross kept stays one that was trained. */
function nibbleOf(amount: f32, first: i32): u32 {
  if (amount == 0) return 0;
  const power = <i32>(reinterpret<u32>(amount * ROOT_OF_TWO) >>> 23) - 127;
  return max(1, min(MOST_NIBBLE, power - first + 1));
}

function amountOf(nibble: u32, first: i32): f32 {
  return nibble == 0 ? 0 : reinterpret<f32>((<i32>nibble - 1 + first + 127) << 23);
}

/** Reads crosses into a model that has none; false where they are damaged. */
export function readCompactCrosses(model: DimensionModel): bool {
  const count = readNumber();
  const weightStep = readReal();
  const marginStep = readReal();
  if (!hasLeft(<i64>count * CROSS_BYTES) || !isStep(weightStep) || !isStep(marginStep)) return false;
  const gaps = new Column();
  const weights = new Column();
  const margins = new Column();
  const powers = new Column();
  let place: i64 = -1;
  for (let i: u32 = 0; i < count && isWhole; i++) {
    place += <i64>gaps.small() + 1;
    if (place >= 1 << CROSS_BITS) return false;
    const cross = crossInPlace(model, <i32>place);
    const nibbles = powers.byte();
    if (nibbles == 0) return false;
    store<f32>(cross, <f32>(<i8>weights.byte()) * weightStep);
    store<f32>(cross, amountOf(nibbles & MOST_NIBBLE, FIRST_SQUARES_POWER), SQUARES_AT);
    store<f32>(cross, <f32>(<i8>margins.byte()) * marginStep, MARGIN_AT);
    store<f32>(cross, amountOf(nibbles >>> 4, FIRST_MOVES_POWER), MOVES_AT);
  }
  gaps.close();
  weights.close();
  margins.close();
  powers.close();
  return isWhole;
}

function isStep(step: f32): bool {
  return step >= 0 && step <= MOST_WEIGHT / 128;
}
