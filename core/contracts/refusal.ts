import type { ErrorCode } from './error-table.ts';
import type { WireFault } from './wire-fault.ts';

/** Why something was not done: a code of the error table, and the fields at fault where there are some. */
export interface Refusal {
  readonly ok: false;
  readonly code: ErrorCode;
  readonly faults?: readonly WireFault[];
}

/** What a service answers: what was asked for, or why not. Only our own mistakes are thrown. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

/** A refusal with a code of the error table. */
export function refusal(code: ErrorCode, faults?: readonly WireFault[]): Refusal {
  return faults === undefined ? { ok: false, code } : { ok: false, code, faults };
}

/** An outcome that holds what was asked for. */
export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}
