import { LEAST_CONTEXTS, MAX_VALUES, MOST_CONTEXTS } from '../base/limits';
import { DAMAGED, NO_MEMORY, OK } from '../base/status';
import { BIN_COUNT } from './calibration';
import { WAY_COUNT } from './cross-trust';
import { DimensionModel, MIXING_WEIGHTS } from './dimension-model';
import { areBins, areCounts, areMixing, MOST_LINES } from './model-checks';
import { hasLeft, readBytes, readNumber } from './opened-bytes';
import { writeBytes, writeNumber } from './saved-bytes';

/*
 * What of a dimension is the same in both forms of the model file: u32 lines, values, seed, most contexts; u32 lines of each
 * value; the mixing weights and their gradients; the bins of the calibration; what each way of counting the crosses got right.
 */
const FIXED_BYTES: i32 = 16 + MIXING_WEIGHTS * 8 + BIN_COUNT * 8 + WAY_COUNT * 4;

/** Bytes of a dimension's head. */
export function headBytes(model: DimensionModel): i32 {
  return FIXED_BYTES + model.valueCount * 4;
}

/** Writes a dimension’s head. */
export function writeHead(model: DimensionModel): void {
  writeNumber(model.lineCount);
  writeNumber(model.valueCount);
  writeNumber(model.seed);
  writeNumber(model.memory.mostContexts);
  for (let v = 0; v < model.valueCount; v++) writeNumber(model.countOf(v));
  writeBytes(changetype<usize>(model.mixing), MIXING_WEIGHTS * 8);
  writeBytes(changetype<usize>(model.calibration.hits), BIN_COUNT * 4);
  writeBytes(changetype<usize>(model.calibration.lines), BIN_COUNT * 4);
  writeBytes(changetype<usize>(model.crossTrust.hits), WAY_COUNT * 4);
}

/** Reads a head into a fresh model: OK, DAMAGED or NO_MEMORY. */
export function readHead(model: DimensionModel): i32 {
  model.lineCount = readNumber();
  const values = readNumber();
  model.seed = readNumber();
  const mostContexts = <i32>readNumber();
  if (!hasLeft(<i64>FIXED_BYTES - 16 + <i64>values * 4) || values > <u32>MAX_VALUES) return DAMAGED;
  if (<u32>model.lineCount > MOST_LINES) return DAMAGED;
  if (mostContexts < LEAST_CONTEXTS || mostContexts > MOST_CONTEXTS) return DAMAGED;
  model.memory.mostContexts = mostContexts;
  if (values > 0 && !model.know(values - 1)) return NO_MEMORY;
  for (let v: u32 = 0; v < values; v++) {
    const lines = readNumber();
    if (lines > <u32>model.lineCount) return DAMAGED;
    model.setCount(v, lines);
  }
  const mixing = readBytes(MIXING_WEIGHTS * 8);
  const hits = readBytes(BIN_COUNT * 4);
  const lines = readBytes(BIN_COUNT * 4);
  const ways = readBytes(WAY_COUNT * 4);
  if (!areMixing(mixing, MIXING_WEIGHTS) || !areBins(hits, BIN_COUNT)) return DAMAGED;
  if (!areCounts(ways, WAY_COUNT)) return DAMAGED;
  memory.copy(changetype<usize>(model.mixing), mixing, MIXING_WEIGHTS * 8);
  memory.copy(changetype<usize>(model.calibration.hits), hits, BIN_COUNT * 4);
  memory.copy(changetype<usize>(model.calibration.lines), lines, BIN_COUNT * 4);
  memory.copy(changetype<usize>(model.crossTrust.hits), ways, WAY_COUNT * 4);
  model.calibration.refit();
  model.crossTrust.settle();
  return OK;
}
