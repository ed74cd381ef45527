/** Bytes of a model file before the names of its values. */
export const HEAD_BYTES = 24;
/**
 * 37 contexts have five weights for each of 24 kinds of evidence, for each of three numbers of values, and for all; the margins 8
 * more; each with its gradient, f32.
 */
const MIXING_BYTES = (37 * (24 + 3 + 1) * 5 + 8) * 8;
/** Hits and lines of 28 bins, then what 4 ways of counting the crosses got right, f32. */
const BINS_BYTES = 28 * 8;
const WAYS_BYTES = 4 * 4;

/** Where the first dimension's head begins in a model file, where its mixing weights do, and what stands behind the head. */
export function placesIn(model: Uint8Array<ArrayBuffer>): {
  readonly head: number;
  readonly mixing: number;
  readonly rest: number;
} {
  const view = new DataView(model.buffer);
  const head = HEAD_BYTES + ((view.getUint32(20, true) + 3) & ~3);
  const mixing = head + 16 + view.getUint32(head + 4, true) * 4;
  return { head, mixing, rest: mixing + MIXING_BYTES + BINS_BYTES + WAYS_BYTES };
}

const CROSS_BYTES = 20;

/** Where the first dimension's contexts begin in an exact model: `count` of them, each a record and its slots. */
export function contextsIn(model: Uint8Array<ArrayBuffer>): {
  readonly first: number;
  readonly count: number;
} {
  const view = new DataView(model.buffer);
  const { rest } = placesIn(model);
  return {
    first: rest + 12 + view.getUint32(rest, true) * CROSS_BYTES,
    count: view.getUint32(rest + 4, true),
  };
}

/** The first dimension's crosses in a compact model: how many, and where their bytes of squared steps and moves begin. */
export function compactCrossesIn(model: Uint8Array<ArrayBuffer>): {
  readonly count: number;
  readonly powers: number;
} {
  const view = new DataView(model.buffer);
  const { rest } = placesIn(model);
  let column = rest + 12;
  // Gaps, weights and margins stand before, each behind its length, padded.
  for (let before = 0; before < 3; before++) column += 4 + ((view.getUint32(column, true) + 3) & ~3);
  return { count: view.getUint32(rest, true), powers: column + 4 };
}
