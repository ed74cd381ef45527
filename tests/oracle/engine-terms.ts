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
import type { Context, MemoryOracle } from './engine-memory.ts';
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
  const expected = candidates.map((value) => f(DOUBT * Math.max(LEAST_SHARE, companyShare(counts, value))));
  const inContexts = keys
    .filter(({ kind }) => kind !== CONTEXT.companyWide)
    .flatMap((key) => contextTerms(key, memory.find(key.hash), candidates, expected, libm));
  return [...candidates.map((value, place) => priorTerm(counts, value, place, libm)), ...inContexts];
}

/** Share of all lines that were coded with a value. */
function companyShare({ lineCount, ofValue }: Counts, value: number): number {
  const all = f(f(lineCount) + f(0.5 * f(ofValue.length + 1)));
  return f(f((ofValue[value] ?? 0) + 0.5) / all);
}

function priorTerm(counts: Counts, value: number, place: number, libm: Libm): Term {
  const logShare = f(LOG_SCALE * libm.log(companyShare(counts, value)));
  const weight = CONTEXT.companyWide * EVIDENCE_CLASSES * TERM_KINDS;
  return { place, weight, share: 1, logShare, fastLogShare: 0, isLast: false, isBeforeLast: false };
}

function contextTerms(
  key: Key,
  context: Context | undefined,
  candidates: readonly number[],
  expected: readonly number[],
  libm: Libm,
): Term[] {
  if (!context) return [];
  const weight =
    (key.kind * EVIDENCE_CLASSES + evidenceClass(context.lines, context.slots.length)) * TERM_KINDS;
  return context.slots
    .filter(({ value }) => candidates.includes(value))
    .map((slot) => {
      const place = candidates.indexOf(slot.value);
      const ahead = (lines: number): number => logTimesExpected(lines, expected[place] ?? 0, libm);
      return {
        place,
        weight,
        share: key.share,
        logShare: f(LOG_SCALE * ahead(slot.lines)),
        fastLogShare: f(LOG_SCALE * ahead(slot.fast)),
        isLast: slot.value === context.last,
        isBeforeLast: slot.value === context.before,
      };
    });
}

/** Log of how many times more lines were coded so than half a line that is coded as the company codes in all. */
function logTimesExpected(lines: number, expected: number, libm: Libm): number {
  return f(libm.log(f(lines + expected)) - libm.log(expected));
}

/** 1, 2, 3-4, 5-8, 9-16, 17-64, 65-256, more lines; within each of one value, two, more. */
function evidenceClass(lines: number, values: number): number {
  const lineClass = [1, 2, 4, 8, 16, 64, 256].filter((most) => lines > most).length;
  return lineClass * VALUE_CLASSES + Math.min(values, VALUE_CLASSES) - 1;
}
