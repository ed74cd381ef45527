import { keyCount, keyHashes } from '../features/line-keys';
import { day } from '../features/staged-line';
import { DimensionModel } from './dimension-model';

/**
 * Takes the line read last, coded with `values` (i32 a dimension, -1 where not coded), out of memory: its contexts count it
 * no more, and a value without lines is proposed by them no more. What the weights and the confidence learned from it stays:
 * they are means over all lines, and only learning anew takes one out. Answers the contexts that held it, in all dimensions.
 */
export function unlearnLine(models: Array<DimensionModel>, values: usize): i32 {
  let taken = 0;
  for (let d = 0; d < models.length; d++) {
    const value = load<i32>(values + ((<usize>d) << 2));
    if (value >= 0) taken += unlearnValue(models[d], value);
  }
  return taken;
}

function unlearnValue(model: DimensionModel, value: i32): i32 {
  let taken = 0;
  for (let i = 0; i < keyCount; i++) if (model.memory.unlearn(unchecked(keyHashes[i]), value, day)) taken++;
  const lines = model.countOf(value);
  if (taken == 0 || lines == 0) return taken;
  model.setCount(value, lines - 1);
  model.lineCount--;
  return taken;
}
