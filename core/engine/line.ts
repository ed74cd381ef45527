/** What the engine looks at in a line before it is coded. A line of Kontera's domain fits as it is. */
export interface EngineLine {
  /** ISO 8601 calendar day. */
  readonly date: string;
  /** Lines with the same id and day belong together; null: a document of its own. */
  readonly documentId: string | null;
  readonly direction: 'received' | 'sent' | null;
  /** Texts are '' where there is none. */
  readonly supplierName: string;
  readonly supplierId: string;
  readonly supplierTaxId: string;
  readonly text: string;
  /** Net amount in minor units; negative is a credit; an integer up to 2^53. */
  readonly amountMinor: number;
  /** Percent; null where not known. */
  readonly taxRate: number | null;
  readonly company: string;
  /** Values of the coder's `headerFieldNames`, in that order; '' where there is none. */
  readonly headerFields: readonly string[];
  /**
   * Lines of this supplier on this day that are in the ledger or are to be coded, this one included: long lists are
   * coded otherwise than single lines. 0 or absent: not known; `learnDay` counts for itself.
   */
  readonly supplierDayCount?: number;
}

/** A line with its coding: values of the coder's `dimensions`, in that order, null where not coded. */
export interface CodedEngineLine extends EngineLine {
  readonly coding: readonly (string | null)[];
}

/** What past lines a suggestion rests on, for one context that they share with the line. */
export interface Evidence {
  /** Which past lines: those of this supplier, those with this text, ... See CONTEXT_NAMES. */
  readonly context: string;
  /** Past lines of the context that were coded with the suggested value. */
  readonly valueCount: number;
  /** Past lines of the context. */
  readonly lineCount: number;
  /** Day the suggested value was last coded in this context, ISO 8601. */
  readonly lastDate: string;
}

/** One value that a dimension may take, with how sure the engine is of it. */
export interface Candidate {
  readonly value: string;
  /** Calibrated probability in 0..1 that this is the value the person would choose. */
  readonly confidence: number;
}

/** The engine's ranking for one dimension of one line. */
export interface Ranking {
  readonly dimension: string;
  /** Best first; empty where nothing is known that could be proposed. */
  readonly candidates: readonly Candidate[];
  /** Evidence for the first candidate, strongest first; at most 3. */
  readonly evidence: readonly Evidence[];
}

/** What a part of a line does to put one value ahead of another. */
export interface ExplanationPart {
  /** Which lines it compares with, as in Evidence.context; 'all of it together' for what no one part says. */
  readonly context: string;
  /** The context's number, for grouping; -1 for 'all of it together'. */
  readonly contextNumber: number;
  /** The words it is of, folded to lower case; '' where it is of no words. */
  readonly words: string;
  /** Log odds, natural: above 0 it speaks for the value, below 0 for the rival. */
  readonly amount: number;
}

/** Why one value is ranked before another: the parts add up to the difference, rounding aside. */
export interface Explanation {
  readonly dimension: string;
  readonly value: string;
  readonly rival: string;
  /** Log odds of the value against the rival before calibration. */
  readonly difference: number;
  /** Largest first, whichever way they point. */
  readonly parts: readonly ExplanationPart[];
}

/** What was predicted for a line before it was learned, for one dimension. */
export interface Outcome {
  /** Index into the lines handed over. */
  readonly line: number;
  /** Index into the coder's dimensions. */
  readonly dimension: number;
  /** The first candidate, null where there was none. */
  readonly predicted: string | null;
  readonly confidence: number;
  /** Position of the true value among the candidates, 0 for the first; -1 where it is not among the best 3. */
  readonly rank: number;
}

/** How a model is written. */
export interface SaveOptions {
  /**
   * `exact`, the default: the coder that opens it goes on to the last bit as this one does. `compact`: for a download, about a
   * tenth of the bytes; rare crosses and contexts may be left out and weights are rounded, so that it answers almost the same.
   */
  readonly form?: 'exact' | 'compact';
  /** Bytes that a compact model takes at most, before any compression; DEFAULT_COMPACT_BYTES a dimension where absent. */
  readonly mostBytes?: number;
}

/**
 * The engine as the rest of the product sees it: one company's model in one WASM instance.
 * Same calls in the same order give the same answers, to the last bit, on every host.
 */
export interface Coder {
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  /** Lines learned so far. */
  readonly lineCount: number;
  /** Whether a line was ever learned with this value in a dimension (an index). */
  knows(dimension: number, value: string): boolean;
  /**
   * Rankings in the order of `dimensions`, of at most `count` (1..16, 3 where absent) candidates each; values that hardly any past line
   * speaks for are not among them. Does not change the model.
   */
  suggest(line: EngineLine, count?: number): Ranking[];
  /** The candidates of `suggest` alone, which takes less time: for callers that show no evidence. */
  rank(line: EngineLine, count?: number): (readonly Candidate[])[];
  /**
   * Why `value` stands before `rival` in a dimension (an index) of a line; without a rival, before the next best. Null
   * where one of them is not ranked for the line, or nothing else is. Does not change the model.
   */
  explain(line: EngineLine, dimension: number, value: string, rival?: string): Explanation | null;
  /**
   * Learns lines of one calendar day: predicts all of them first, then learns them; so the order within the day does
   * not matter to the outcomes. Days must come in ascending order.
   */
  learnDay(lines: readonly CodedEngineLine[]): Outcome[];
  /** Learns one line at once, as a person's correction: the next suggestion knows it. */
  learn(line: CodedEngineLine): void;
  /**
   * Takes a line out of memory that was learned with this coding: no context counts it any more, and a value whose only line it
   * was is proposed no more. Weights and confidence keep what they learned from it: only training anew is without it. A line
   * learned in a day of several of its supplier's carries that `supplierDayCount`. Answers how many contexts held it, over all
   * dimensions; 0: the model remembers no such line, and nothing changed. A line never learned takes others' counts away.
   */
  unlearn(line: CodedEngineLine): number;
  /** The whole model as bytes: magic, version, checksum. Throws EngineFault where `mostBytes` is too few for any model. */
  save(options?: SaveOptions): Uint8Array;
}
