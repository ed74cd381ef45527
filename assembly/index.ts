/**
 * The whole ABI of engine.wasm: numbers in, numbers out. Addresses are offsets into the exported memory; they hold
 * until the next call. Calls answer 0 or a count, or a negative status of base/status.
 */
import { ByteBuffer } from './base/buffer';
import {
  LEAST_CONTEXTS,
  MAX_DIMENSIONS,
  MAX_RANKED,
  MAX_STAGED_BYTES,
  MAX_VALUES,
  MOST_CONTEXTS,
} from './base/limits';
import { BAD_LINE, NO_MEMORY, NO_MODEL, OK, OVER_LIMIT } from './base/status';
import { findKeys } from './features/line-keys';
import { readLine } from './features/staged-line';
import { dropCandidates } from './linear/candidates';
import { clearQueue, queueLine } from './linear/day-queue';
import { DimensionModel } from './linear/dimension-model';
import * as evidence from './linear/evidence';
import { rankedPlace, runnerUpTo, writeExplanation } from './linear/explain';
import { learnQueue, outcomes } from './linear/learn-day';
import { loadModel, saveCompactModel, saveModel } from './linear/model-file';
import { rankCandidates, rankedConfidences, rankedCount, rankedValues } from './linear/rank';
import { saved } from './linear/saved-bytes';
import { unlearnLine } from './linear/unlearn';
import { division, dividedStatus } from './partition/partition';

export {
  assignOutcomes,
  assignPartners,
  assignPredictedLines,
  assignPredictedStarts,
  assignTrueLines,
  assignTrueStarts,
  reserveAssign,
  runAssign,
} from './assign/batch';

const staged = new ByteBuffer();
const results = new ByteBuffer();
const models = new Array<DimensionModel>();
/** Whether the contexts of the staged line are the ones found last: they are the same for every dimension. */
let isFound: bool = false;

/** Version of this ABI. */
export function abiVersion(): i32 {
  return 2;
}

/** Address of room for `bytes` bytes that the caller fills before the next call; 0 where there is none. */
export function stage(bytes: i32): usize {
  if (bytes < 0 || bytes > MAX_STAGED_BYTES || !staged.reserve(max(bytes, 1))) return 0;
  staged.length = bytes;
  isFound = false;
  return staged.start;
}

/**
 * Starts an empty model of 1..MAX_DIMENSIONS dimensions, each with numbers of its own for its values. Once an instance.
 * The seed decides which crosses of contexts and values share a weight; the model file keeps it.
 */
export function createModel(dimensionCount: i32, seed: i32): i32 {
  if (dimensionCount < 1 || dimensionCount > MAX_DIMENSIONS || models.length > 0) return OVER_LIMIT;
  for (let d = 0; d < dimensionCount; d++) {
    const model = new DimensionModel(seed);
    if (!model.isWhole()) return NO_MEMORY;
    models.push(model);
  }
  return OK;
}

/**
 * Sets how many contexts each dimension remembers at most, LEAST_CONTEXTS..MOST_CONTEXTS; where there are more, the least
 * useful leave at once. The model file keeps it.
 */
export function limitContexts(most: i32): i32 {
  if (models.length == 0) return NO_MODEL;
  if (most < LEAST_CONTEXTS || most > MOST_CONTEXTS) return OVER_LIMIT;
  for (let d = 0; d < models.length; d++) if (!models[d].memory.limit(most)) return NO_MEMORY;
  return OK;
}

/** Contexts that a dimension remembers, or NO_MODEL. */
export function contextCount(dimension: i32): i32 {
  return <u32>dimension < <u32>models.length ? models[dimension].memory.count : NO_MODEL;
}

/**
 * Ranks the values of one dimension for the staged line (features/staged-line draws it). Answers how many values stand
 * at `resultsAddress`, 0..MAX_RANKED; the model does not change. Results: i32 values, i32 evidence, then for each value
 * i32 number, f32 confidence; for each evidence of the first value i32 context, value's lines, lines, last day.
 */
export function suggest(dimension: i32, most: i32): i32 {
  return answer(dimension, most, true);
}

/** As suggest, but finds no evidence: for a caller that looks at the values alone. */
export function rank(dimension: i32, most: i32): i32 {
  return answer(dimension, most, false);
}

function answer(dimension: i32, most: i32, withEvidence: bool): i32 {
  const status = rankStaged(dimension, min(max(most, 1), MAX_RANKED));
  if (status != OK) return status;
  const count = min(max(most, 0), rankedCount);
  evidence.clearEvidence();
  if (withEvidence && count > 0) evidence.findEvidence(rankedValues[0]);
  return writeRanking(count);
}

/** Ranks the best values of one dimension for the staged line, from the door's checks on. */
function rankStaged(dimension: i32, most: i32): i32 {
  if (<u32>dimension >= <u32>models.length) return NO_MODEL;
  if (!isFound) {
    const status = readLine(staged.start, staged.length);
    if (status != OK) return status;
    findKeys();
    isFound = true;
  }
  const done = rankCandidates(models[dimension], false, most);
  dropCandidates();
  return done ? OK : NO_MEMORY;
}

/** Address of the results of the last suggest. */
export function resultsAddress(): usize {
  return results.start;
}

/**
 * Explains why `value` stands before `other` (-1: the next best) for the staged line in one dimension. Answers how many
 * parts stand at `resultsAddress`, as linear/explain writes them; 0 where one of the two is not ranked for the line.
 */
export function explain(dimension: i32, value: i32, other: i32): i32 {
  const status = rankStaged(dimension, 1);
  if (status != OK) return status;
  const place = rankedPlace(value);
  const otherPlace = other < 0 ? runnerUpTo(place) : rankedPlace(other);
  if (place < 0 || otherPlace < 0 || place == otherPlace) return 0;
  const parts = writeExplanation(models[dimension], place, otherPlace, results);
  return parts < 0 ? NO_MEMORY : parts;
}

function writeRanking(count: i32): i32 {
  results.length = 0;
  if (results.extend(8 + count * 8 + evidence.evidenceCount * 16) < 0) return NO_MEMORY;
  store<i32>(results.start, count);
  store<i32>(results.start, evidence.evidenceCount, 4);
  for (let j = 0; j < count; j++) {
    store<i32>(results.start + 8 + j * 8, rankedValues[j]);
    store<f32>(results.start + 12 + j * 8, rankedConfidences[j]);
  }
  for (let e = 0; e < evidence.evidenceCount; e++) {
    const at = results.start + 8 + count * 8 + e * 16;
    store<i32>(at, evidence.evidenceContexts[e]);
    store<i32>(at, evidence.evidenceValueCounts[e], 4);
    store<i32>(at, evidence.evidenceLineCounts[e], 8);
    store<i32>(at, evidence.evidenceDays[e], 12);
  }
  return count;
}

/** Queues the staged line for learnDay. Its values, one i32 a dimension (-1: not coded), stand before it. */
export function queueStagedLine(): i32 {
  const status = readCodedLine();
  if (status != OK) return status;
  return queueLine(staged.start, models.length) ? OK : NO_MEMORY;
}

/** Finds the contexts of the staged line, which has its values before it. */
function readCodedLine(): i32 {
  isFound = false;
  if (models.length == 0) return NO_MODEL;
  const valueBytes = models.length * 4;
  if (staged.length < valueBytes) return BAD_LINE;
  for (let d = 0; d < models.length; d++) {
    const value = load<i32>(staged.start + ((<usize>d) << 2));
    if (value < -1 || value >= MAX_VALUES) return OVER_LIMIT;
  }
  const status = readLine(staged.start + valueBytes, staged.length - valueBytes);
  if (status == OK) findKeys();
  return status;
}

/**
 * Takes the staged line, its values before it as for queueStagedLine, out of memory again (linear/unlearn says how far).
 * Answers the contexts that held it, over all dimensions: 0 where the model remembers no such line.
 */
export function unlearnStagedLine(): i32 {
  const status = readCodedLine();
  return status == OK ? unlearnLine(models, staged.start) : status;
}

/** Forgets the queued lines: what a caller does whose day cannot be learned as a whole. */
export function dropQueue(): void {
  clearQueue();
}

/**
 * Predicts all queued lines, then learns them. Outcomes stand at `outcomesAddress`: for each line in the order queued,
 * for each dimension i32 value or -1, f32 confidence, i32 rank of the true value 0..2 or -1.
 */
export function learnDay(): i32 {
  isFound = false;
  if (models.length == 0) return NO_MODEL;
  return learnQueue(models) ? OK : NO_MEMORY;
}

/** Address of the outcomes of the last learnDay. */
export function outcomesAddress(): usize {
  return outcomes.start;
}

/** Writes the model behind the staged bytes, which are the caller's own; answers its length, at `savedAddress`. */
export function save(): i32 {
  if (models.length == 0) return NO_MODEL;
  return saveModel(models, staged.start, staged.length);
}

/**
 * Writes the model in the compact form and at most `mostBytes` bytes, the staged bytes as in `save`. OVER_LIMIT where so few
 * bytes hold no model. Opened, it answers almost as the exact one does, and learns on.
 */
export function saveCompact(mostBytes: i32): i32 {
  if (models.length == 0) return NO_MODEL;
  return saveCompactModel(models, staged.start, staged.length, mostBytes);
}
/** Address of the file of the last save. */
export function savedAddress(): usize {
  return saved.start;
}

/** Values that a dimension knows: their numbers are below it. NO_MODEL where there is no such dimension. */
export function valueCount(dimension: i32): i32 {
  if (<u32>dimension >= <u32>models.length) return NO_MODEL;
  return models[dimension].valueCount;
}

/** Loads the model file that is staged. Answers how many of its bytes, from byte 24 on, are the caller's own. */
export function open(): i32 {
  if (models.length > 0) return OVER_LIMIT;
  return loadModel(models, staged.start, staged.length);
}

/** Divides the staged amounts over the staged totals (partition/staged-problem draws them). 0 or a status. */
export function partition(): i32 {
  return dividedStatus(staged.start, staged.length);
}
/** Address of what the last partition found (partition/partition draws it). */
export function partitionAddress(): usize {
  return division.start;
}
