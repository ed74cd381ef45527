import { MAX_CANDIDATES } from '../base/limits';
import { crossCount } from '../features/line-keys';
import { candidateCount, candidates, scoredCount } from './candidates';
import { crossAt, MARGIN_AT, MOVES_AT, placeCrosses, saltOf } from './crosses';
import { DimensionModel } from './dimension-model';

/*
 * A second opinion that is learned apart from the score: one hinge-loss classifier a value, over the crosses alone, as in
 * one-against-all support vector machines. It sees rare words that memory has no opinion on, and it is not swayed by what
 * memory already explains. How far it is to be trusted the score learns, by how clear it is.
 */

/** Each candidate's margin: above 0 where the value is likelier than not, about 1 where it is certain. */
export const margins = new StaticArray<f32>(MAX_CANDIDATES + 1);
/** How far the best margin is ahead of the next, 0..MARGIN_CLASSES-1. */
export let marginClass: i32 = 0;
/** Place of the candidate with the best margin, -1 where there is none. */
export let clearestPlace: i32 = -1;

/** Margins beyond these say nothing more. */
const MOST_MARGIN: f32 = 2;
export const LEAST_MARGIN: f32 = -MOST_MARGIN;

const MARGIN_STEP: f32 = 0.1;

/** Finds the clearest candidate and cuts the margins, once `margins` holds the sums of all that are scored. */
export function settleMargins(): void {
  let best: f32 = -f32.MAX_VALUE;
  let next: f32 = -f32.MAX_VALUE;
  clearestPlace = -1;
  for (let j = 0; j < scoredCount; j++) {
    const margin = unchecked(margins[j]);
    if (margin > best) {
      next = best;
      best = margin;
      clearestPlace = j;
    } else next = max(next, margin);
    unchecked((margins[j] = min(MOST_MARGIN, max(LEAST_MARGIN, margin))));
  }
  const gap = best - next;
  marginClass = gap < 0.2 ? 0 : gap < 0.5 ? 1 : gap < 1 ? 2 : 3;
}

/**
 * Moves the candidates' margins towards 1 for the one at `truth` and -1 for the others, where they are not there yet. A
 * step ends at the aim (Karampatziakis and Langford 2011), and weights moved often move less (Duchi et al. 2011).
 */
export function learnMargins(model: DimensionModel, truth: i32): void {
  placeCrosses(model);
  for (let j = 0; j < candidateCount; j++) {
    const salt = saltOf(model, unchecked(candidates[j]));
    const aim: f32 = j == truth ? 1 : -1;
    let margin: f32 = 0;
    for (let i = 0; i < crossCount; i++) margin += load<f32>(crossAt(i, salt), MARGIN_AT);
    if (aim * margin < 1) moveMargin(salt, aim, 1 - aim * margin);
  }
}

function moveMargin(salt: u32, aim: f32, missing: f32): void {
  let reach: f32 = 0;
  for (let i = 0; i < crossCount; i++) {
    const at = crossAt(i, salt);
    const moves = load<f32>(at, MOVES_AT) + 1;
    store<f32>(at, moves, MOVES_AT);
    reach += 1 / sqrt<f32>(moves);
  }
  const step = aim * min(MARGIN_STEP, missing / max<f32>(reach, 1e-6));
  for (let i = 0; i < crossCount; i++) {
    const at = crossAt(i, salt);
    store<f32>(at, load<f32>(at, MARGIN_AT) + step / sqrt<f32>(load<f32>(at, MOVES_AT)), MARGIN_AT);
  }
}
