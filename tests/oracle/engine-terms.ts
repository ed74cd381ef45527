import {
  CONTEXT,
  DOUBT,
  EVIDENCE_CLASSES,
  LEAST_SHARE,
  LOG_SCALE,
  TERM_KINDS,
  VALUE_CLASSES,
} from './engine-constants.ts';
import type { Key } from './engine-keys.ts';
import { logOf } from './engine-logs.ts';
import type { Context, MemoryOracle } from './engine-memory.ts';

const f = Math.fround;

/** What one context says for one candidate; floats are f32. */
export interface Term {
  /** Index into the candidates. */
  readonly place: number;
  readonly share: number;
  readonly parts: readonly Part[];
}

/** Weights by their names, whose sum, in this order, counts, and what it is multiplied by. */
export interface Part {
  readonly weights: readonly WeightName[];
  readonly amount: number;
}

/** Whose weight it is, as a number that tells it from all others, its context and its kind, 0..TERM_KINDS-1. */
export interface WeightName {
  readonly id: number;
  readonly context: number;
  readonly kind: number;
  /** Of one value, two, more: 0, 1, 2, where it is the weight of all classes with as many; null otherwise. */
  readonly values: number | null;
}

/** Lines coded so far: in all, and with each value by its number. */
export interface Counts {
  readonly lineCount: number;
  readonly ofValue: readonly number[];
}

/** The terms of the candidates: first who was coded last or before that, then how common each is, then context by context. */
export function termsOf(
  memory: MemoryOracle,
  counts: Counts,
  keys: readonly Key[],
  candidates: readonly number[],
): Term[] {
  const inverses = candidates.map((value) =>
    f(1 / f(DOUBT * Math.max(LEAST_SHARE, companyShare(counts, value)))),
  );
  const contexts = keys
    .filter(({ kind }) => kind !== CONTEXT.companyWide)
    .flatMap((key) => {
      const context = memory.find(key.hash);
      return context ? [{ key, context }] : [];
    });
  return [
    ...contexts.flatMap(({ key, context }) => markTerms(key, context, candidates)),
    ...candidates.map((value, place) => priorTerm(companyShare(counts, value), place)),
    ...contexts.flatMap(({ key, context }) => codedTerms(key, context, candidates, inverses)),
  ];
}

/** Share of all lines that were coded with a value. */
function companyShare({ lineCount, ofValue }: Counts, value: number): number {
  const all = f(f(lineCount) + f(0.5 * f(ofValue.length + 1)));
  return f(f((ofValue[value] ?? 0) + 0.5) / all);
}

function priorTerm(share: number, place: number): Term {
  const weights = weightsOf(CONTEXT.companyWide, 0);
  return { place, share: 1, parts: partsOf(weights, logShare(share), 0) };
}

/** A term for each candidate that was coded in a context. */
function codedTerms(
  { kind, share }: Key,
  context: Context,
  candidates: readonly number[],
  inverses: readonly number[],
): Term[] {
  const weights = contextWeights(kind, context);
  return context.slots
    .filter(({ value }) => candidates.includes(value))
    .map(({ value, lines, fast }) => {
      const place = candidates.indexOf(value);
      const ahead = (count: number): number => logShare(f(f(count * (inverses[place] ?? NaN)) + 1));
      return { place, share, parts: partsOf(weights, ahead(lines), ahead(fast)) };
    });
}

/** One each for those coded last in a context and before. */
function markTerms({ kind, share }: Key, context: Context, candidates: readonly number[]): Term[] {
  const weights = contextWeights(kind, context);
  return [context.last, context.before]
    .map((value, mark) => ({
      place: candidates.indexOf(value),
      share,
      parts: [{ weights: weights(mark === 0 ? 2 : 4), amount: 1 }],
    }))
    .filter(({ place }) => place >= 0);
}

function contextWeights(kind: number, context: Context): (kind: number) => WeightName[] {
  return weightsOf(kind, evidenceClass(context.lines, context.slots.length));
}

/** What the share of lines, of decayed lines, and that there are any, are multiplied by. */
function partsOf(weights: (kind: number) => WeightName[], slow: number, fast: number): Part[] {
  return [slow, fast, 1].map((amount, index) => ({ weights: weights(index === 2 ? 3 : index), amount }));
}

/** A kind's weights: of the context in this class, of the context at large, of the context with as many values. */
function weightsOf(context: number, evidence: number): (kind: number) => WeightName[] {
  const values = evidence % VALUE_CLASSES;
  const places = [context * EVIDENCE_CLASSES + evidence, context, context * VALUE_CLASSES + values];
  return (kind) =>
    places.map((place, level) => ({
      id: (place * TERM_KINDS + kind) * places.length + level,
      context,
      kind,
      values: level === 2 ? values : null,
    }));
}

function logShare(share: number): number {
  return f(LOG_SCALE * logOf(share));
}

/** 1, 2, 3-4, 5-8, 9-16, 17-64, 65-256, more lines; within each of one value, two, more. */
function evidenceClass(lines: number, values: number): number {
  const lineClass = [1, 2, 4, 8, 16, 64, 256].filter((most) => lines > most).length;
  return lineClass * VALUE_CLASSES + Math.min(values, VALUE_CLASSES) - 1;
}
