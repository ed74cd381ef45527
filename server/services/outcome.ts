/** Why a call was refused, in a word that the error table of the contracts knows. */
export type RefusalCode =
  /** There is no such thing in this tenant. */
  | 'not-found'
  /** It is there already, or has changed in between. */
  | 'conflict'
  /** The request cannot be meant so; the sentence says what to change. */
  | 'invalid'
  /** Nothing to answer with so far: no model is released, no history was pulled. */
  | 'not-ready'
  /** The ERP does not answer, or not in time. */
  | 'erp-unreachable'
  /** The ERP answers and does not do it. */
  | 'erp-refused';

/** An expected no, with a sentence for the person. */
export interface Refusal {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly sentence: string;
}

/** What a call gave, or why it was refused. */
export type Outcome<Value> = { readonly ok: true; readonly value: Value } | Refusal;

/** A call that went through. */
export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** A call that did not. */
export function refusal(code: RefusalCode, sentence: string): Refusal {
  return { ok: false, code, sentence };
}

/** The answer to a page that begins where no page ended. */
export const NO_PLACE = refusal('invalid', 'after is not what a page gave as next.');
