import { ByteBuffer } from '../base/buffer';
import { takeBlock } from '../base/arena';
import { CONTEXT_COUNT } from '../features/contexts';
import { CodingMemory } from '../memory/coding-memory';
import { Calibration } from './calibration';
import { CrossTrust } from './cross-trust';
import { FIRST_WEIGHTS, PLAIN_WEIGHT } from './first-weights';

/** Kinds of evidence that have weights of their own: 1, 2, 3-4, 5-8, 9-16, 17-64, 65-256, more lines... */
const LINE_CLASSES: i32 = 8;
/** ...of one value, of two, of more. */
const VALUE_CLASSES: i32 = 3;
export const EVIDENCE_CLASSES: i32 = LINE_CLASSES * VALUE_CLASSES;
/** Weights of a context and evidence class: share of lines, decayed share, coded last, seen at all, coded before last. */
export const TERM_KINDS: i32 = 5;
/** How clearly the margins tell: by under 0.2, 0.5, 1, more. */
export const MARGIN_CLASSES: i32 = 4;
/**
 * A term's weight is the sum of three: of the context at this evidence class, of the context where it has as many values, and of the
 * context at large. So what is learned in one class holds, in part, for those that were hardly seen.
 */
const VALUES_WEIGHTS_AT: i32 = CONTEXT_COUNT * EVIDENCE_CLASSES * TERM_KINDS;
const CONTEXT_WEIGHTS_AT: i32 = VALUES_WEIGHTS_AT + CONTEXT_COUNT * VALUE_CLASSES * TERM_KINDS;
/** Behind the terms' weights, a class's two: of every margin, and of the clearest candidate. */
export const MARGIN_WEIGHTS_AT: i32 = CONTEXT_WEIGHTS_AT + CONTEXT_COUNT * TERM_KINDS;
export const MIXING_WEIGHTS: i32 = MARGIN_WEIGHTS_AT + MARGIN_CLASSES * 2;
/** 2^20 places of 16 bytes, shared by all (context, value) crosses through hashing; linear/crosses draws one. */
export const CROSS_BITS: i32 = 20;

const FIRST_MARGIN_WEIGHT: f32 = 1;
/** Summed squared gradients before the first: of weights that were fitted to other ledgers, so that a few lines do not undo that... */
const FITTED_SQUARES: f32 = 30;
/** ...and of contexts that none of them had. */
const PLAIN_SQUARES: f32 = 0.01;

/** All that is learned for one dimension: the memory, the weights, and how far its confidence can be trusted. */
export class DimensionModel {
  memory: CodingMemory = new CodingMemory();
  calibration: Calibration = new Calibration();
  crossTrust: CrossTrust = new CrossTrust();
  /** MIXING_WEIGHTS weights, then as many summed squared gradients. */
  mixing: StaticArray<f32> = new StaticArray<f32>(MIXING_WEIGHTS * 2);
  crosses: usize = takeBlock(16 << CROSS_BITS);
  lineCount: i32 = 0;
  private counts: ByteBuffer = new ByteBuffer();

  /** Decides which crosses share a weight. */
  seed: i32;

  constructor(seed: i32) {
    this.seed = seed;
    const mixing = this.mixing;
    for (let i = 0; i < FIRST_WEIGHTS.length; i++)
      mixing[VALUES_WEIGHTS_AT + i] = <f32>FIRST_WEIGHTS[i] / 100;
    for (let i = MARGIN_WEIGHTS_AT; i < MIXING_WEIGHTS; i += 2) mixing[i] = FIRST_MARGIN_WEIGHT;
    for (let i = 0; i < MIXING_WEIGHTS; i++)
      mixing[MIXING_WEIGHTS + i] = isFitted(contextOf(i)) ? FITTED_SQUARES : PLAIN_SQUARES;
  }

  /** False where memory was at its end when the model was made. */
  isWhole(): bool {
    return this.crosses != 0 && this.memory.isWhole();
  }

  /** Values known: their numbers are 0..valueCount-1. */
  get valueCount(): i32 {
    return this.counts.length >> 2;
  }

  /** Lines coded with a value, 0 for one not known. */
  countOf(value: i32): u32 {
    if (value >= this.valueCount) return 0;
    return load<u32>(this.counts.start + ((<usize>value) << 2));
  }
  setCount(value: i32, count: u32): void {
    store<u32>(this.counts.start + ((<usize>value) << 2), count);
  }

  /** Makes values up to `value` known; false where memory is at its end. */
  know(value: i32): bool {
    const before = this.valueCount;
    if (value < before) return true;
    if (this.counts.extend((value + 1 - before) << 2) < 0) return false;
    memory.fill(this.counts.start + ((<usize>before) << 2), 0, (value + 1 - before) << 2);
    return true;
  }
}

/** Evidence class of so many lines of so many values, both at least 1: 0..EVIDENCE_CLASSES-1. */
export function evidenceClass(lines: u32, values: i32): i32 {
  return lineClass(lines) * VALUE_CLASSES + min(values, VALUE_CLASSES) - 1;
}

function lineClass(lines: u32): i32 {
  if (lines <= 2) return lines <= 1 ? 0 : 1;
  if (lines <= 16) return lines <= 4 ? 2 : lines <= 8 ? 3 : 4;
  return lines <= 64 ? 5 : lines <= 256 ? 6 : 7;
}

/** The context that a weight is of, -1 for one of margins. */
function contextOf(weight: i32): i32 {
  if (weight < VALUES_WEIGHTS_AT) return weight / (EVIDENCE_CLASSES * TERM_KINDS);
  if (weight < CONTEXT_WEIGHTS_AT) return (weight - VALUES_WEIGHTS_AT) / (VALUE_CLASSES * TERM_KINDS);
  return weight < MARGIN_WEIGHTS_AT ? (weight - CONTEXT_WEIGHTS_AT) / TERM_KINDS : -1;
}

/** Whether the first weights of a context, or of the margins (-1), were fitted to other ledgers. */
function isFitted(context: i32): bool {
  if (context < 0) return true;
  const row = context * VALUE_CLASSES * TERM_KINDS;
  for (let i = 0; i < VALUE_CLASSES * TERM_KINDS; i++)
    if (FIRST_WEIGHTS[row + i] != (i % TERM_KINDS == 0 ? PLAIN_WEIGHT : 0)) return true;
  return false;
}

/** Index of the first of the TERM_KINDS weights of a context at an evidence class. */
export function classWeights(context: i32, evidence: i32): i32 {
  return (context * EVIDENCE_CLASSES + evidence) * TERM_KINDS;
}

/** From classWeights, the index of the first weight that all classes of as many values share. */
export function valuesWeights(weights: i32): i32 {
  const place = weights / TERM_KINDS;
  const context = place / EVIDENCE_CLASSES;
  return VALUES_WEIGHTS_AT + (context * VALUE_CLASSES + (place % VALUE_CLASSES)) * TERM_KINDS;
}

/** From classWeights, the index of the first weight that all classes of the context share. */
export function contextWeights(weights: i32): i32 {
  return CONTEXT_WEIGHTS_AT + (weights / (EVIDENCE_CLASSES * TERM_KINDS)) * TERM_KINDS;
}
