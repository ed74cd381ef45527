import { DAMAGED, OK } from '../base/status';
import { chooseContexts, contextsHeadBytes, weighContexts, writeCompactContexts } from './compact-contexts';
import {
  chooseCrosses,
  CROSSES_HEAD_BYTES,
  readCompactCrosses,
  writeCompactCrosses,
} from './compact-crosses';
import { DimensionModel } from './dimension-model';
import { readCompactContexts } from './open-contexts';

/*
 * The compact form, which is downloaded: what a ranking hardly feels is rounded or left out. Crosses as linear/compact-crosses
 * draws them, then contexts as linear/compact-contexts does.
 */
/** Of the bytes that a dimension has, crosses take up to this share, and what contexts do not need. */
const CROSS_SHARE: f64 = 0.3;

/** Bytes without which the form has no room even for nothing. */
export function leastCompactBytes(model: DimensionModel): i32 {
  return CROSSES_HEAD_BYTES + contextsHeadBytes(model.memory);
}

/** Writes a model in `budget` bytes, at least leastCompactBytes. False where memory is at its end. */
export function writeCompact(model: DimensionModel, budget: i32): bool {
  const spare = <i64>budget - weighContexts(model.memory);
  const share = <i64>(<f64>budget * CROSS_SHARE);
  const most = budget - contextsHeadBytes(model.memory);
  const forCrosses = chooseCrosses(model, min(<i32>max(share, spare), most));
  if (!chooseContexts(model.memory, budget - forCrosses)) return false;
  writeCompactCrosses(model);
  writeCompactContexts();
  return true;
}

/** Reads the form into a model that has only its head: OK or DAMAGED. */
export function readCompact(model: DimensionModel): i32 {
  return readCompactCrosses(model) && readCompactContexts(model.memory, model.valueCount) ? OK : DAMAGED;
}
