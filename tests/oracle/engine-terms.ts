import { CONTEXT, EVIDENCE_CLASSES, LOG_SCALE, TERM_KINDS } from './engine-constants.ts';
import type { Key } from './engine-keys.ts';
import type { Context, MemoryOracle, Slot } from './engine-memory.ts';
import type { Libm } from './libm.ts';

const f = Math.fround;

/** What one context says for one candidate; floats are f32. */
export interface Term {
  /** Index into the candidates. */
  readonly place: number;
  /** Index of the first of its TERM_KINDS mixing weights. */
  readonly weight: number;
  readonly share: number;
  readonly logShare: number;
  readonly fastLogShare: number;
  readonly isLast: boolean;
  readonly isBeforeLast: boolean;
}

/** Lines coded so far: in all, and with each value by its number. */
export interface Counts {
  readonly lineCount: number;
  readonly ofValue: readonly number[];
}

/** The terms of the candidates: first how common each is, then context by context. */
export function termsOf(
  memory: MemoryOracle,
  counts: Counts,
  keys: readonly Key[],
  candidates: readonly number[],
  libm: Libm,
): Term[] {
  const inContexts = keys
    .filter(({ kind }) => kind !== CONTEXT.companyWide)
    .flatMap((key) => contextTerms(key, memory.find(key.hash), candidates, libm));
  return [...candidates.map((value, place) => priorTerm(counts, value, place, libm)), ...inContexts];
}

function priorTerm({ lineCount, ofValue }: Counts, value: number, place: number, libm: Libm): Term {
  const all = f(f(lineCount) + f(0.5 * f(ofValue.length + 1)));
  const logShare = f(LOG_SCALE * libm.log(f(f((ofValue[value] ?? 0) + 0.5) / all)));
  const weight = CONTEXT.companyWide * EVIDENCE_CLASSES * TERM_KINDS;
  return { place, weight, share: 1, logShare, fastLogShare: 0, isLast: false, isBeforeLast: false };
}

function contextTerms(
  key: Key,
  context: Context | undefined,
  candidates: readonly number[],
  libm: Libm,
): Term[] {
  if (!context) return [];
  const weight = (key.kind * EVIDENCE_CLASSES + evidenceClass(context.lines)) * TERM_KINDS;
  return context.slots
    .filter(({ value }) => candidates.includes(value))
    .map((slot) => ({
      place: candidates.indexOf(slot.value),
      weight,
      share: key.share,
      logShare: f(LOG_SCALE * logShare(slot, context, libm)),
      fastLogShare: f(LOG_SCALE * fastLogShare(slot, context, libm)),
      isLast: slot.value === context.last,
      isBeforeLast: slot.value === context.before,
    }));
}

function logShare(slot: Slot, context: Context, libm: Libm): number {
  return f(libm.log(f(slot.lines + f(0.2))) - libm.log(f(context.lines + f(0.4))));
}

function fastLogShare(slot: Slot, context: Context, libm: Libm): number {
  return libm.log(f(f(slot.fast + f(0.02)) / f(context.fast + f(0.04))));
}

/** 1, 2, 3-4, 5-8, 9-16, 17-64, 65-256, more lines. */
function evidenceClass(lines: number): number {
  return [1, 2, 4, 8, 16, 64, 256].filter((most) => lines > most).length;
}
