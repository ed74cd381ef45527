import { pair } from '../base/hash';
import { MAX_KEYS } from '../base/limits';
import { crossCount, crossHashes } from '../features/line-keys';
import { CROSS_BITS, DimensionModel } from './dimension-model';

/*
 * Weights of (context, value) pairs, shared through hashing. A context's crosses with values are spread over a block of 2^10
 * places, so that one line touches few pages. In a block what scoring reads stands apart from what only learning reads, so
 * that scoring touches half of them. A place, and what stands HISTORY_AT behind it:
 *    0 f32 weight in the score                   0 f32 the weight's summed squared steps
 *    4 f32 weight in the margin                  4 f32 how often the margin's was moved
 */
const BLOCK_BITS: i32 = 10;
const BLOCK_MASK: u32 = (1 << BLOCK_BITS) - 1;
/** A place takes 2^3 bytes in each half of its block. */
const PLACE_BYTES_SHIFT: i32 = 3;
const HISTORY_AT: usize = 1 << (BLOCK_BITS + PLACE_BYTES_SHIFT);
/** Where the margin's weight is, the summed squares, the moves. */
export const MARGIN_AT: usize = 4;
export const SQUARES_AT: usize = HISTORY_AT;
export const MOVES_AT: usize = HISTORY_AT + 4;

/** Where the block of a place begins, from the first one on. */
function blockOf(place: u32): usize {
  return (<usize>(place & ~BLOCK_MASK)) << (PLACE_BYTES_SHIFT + 1);
}

/** A model's cross by its place, 0..2^CROSS_BITS-1. */
export function crossInPlace(model: DimensionModel, place: u32): usize {
  return model.crosses + blockOf(place) + ((<usize>(place & BLOCK_MASK)) << PLACE_BYTES_SHIFT);
}

/** A value's spread over the blocks: what is added to a key before the two are crossed. */
export function saltOf(model: DimensionModel, value: i32): u32 {
  return pair(<u32>value, model.seed);
}

/** Where the block of each of the line's keys begins, and how it turns the salts. */
const blocks = new StaticArray<usize>(MAX_KEYS);
const turns = new StaticArray<u32>(MAX_KEYS);

/** Finds the blocks of the current line's keys in a model, for `crossAt`: to be called for each line and each model anew. */
export function placeCrosses(model: DimensionModel): void {
  for (let i = 0; i < crossCount; i++) {
    const key = unchecked(crossHashes[i]);
    unchecked((blocks[i] = model.crosses + blockOf(key & ((1 << CROSS_BITS) - 1))));
    unchecked((turns[i] = key >>> CROSS_BITS));
  }
}

/** Cross of the line's key `index` with the value that `salt` is of, for the line and the model that were placed last. */
export function crossAt(index: i32, salt: u32): usize {
  const place = (salt ^ unchecked(turns[index])) & BLOCK_MASK;
  return unchecked(blocks[index]) + ((<usize>place) << PLACE_BYTES_SHIFT);
}

/** Whether a cross was ever trained: it has a squared step or a move. */
export function isTrained(cross: usize): bool {
  return load<f32>(cross, SQUARES_AT) != 0 || load<f32>(cross, MOVES_AT) != 0;
}

/** Every key's part of a score: as many keys as there are share the weight. */
export function crossShare(): f32 {
  return 1 / sqrt<f32>(<f32>max(1, crossCount));
}
