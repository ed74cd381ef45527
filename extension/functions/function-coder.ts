/** What a formula says of one line. */
export interface FunctionLine {
  readonly supplier: string;
  readonly text: string;
  /** Decimal, as the cell holds it; net, negative is a credit. */
  readonly amount: number;
  /** ISO 8601; null: the last day of the history. */
  readonly date: string | null;
  /** Further cells of the row by what their headers mean: `document_id`, `tax_rate`, ...; shown texts. */
  readonly others: Readonly<Record<string, string>>;
}

/** What a formula is told of one line in one dimension. */
export interface FunctionAnswer {
  /** '' below the review limit, or where nothing is known. */
  readonly value: string;
  /** 0..1, of the best guess also where it is not sure enough to be a value. */
  readonly confidence: number;
  /** One sentence for a person. */
  readonly why: string;
}

/** Why formulas have no answer: nothing learned yet, a dimension that the history does not have, or ended by the caller. */
export type FunctionObstacle = 'no-model' | 'unknown-dimension' | 'cancelled';

/** Codes the lines that formulas ask for; the page with the engine gives one. Same model and lines, same answers. */
export interface FunctionCoder {
  /** Answers by line and then by dimension, in the order asked; `dimensions` empty: all that were learned. */
  code(
    lines: readonly FunctionLine[],
    dimensions: readonly string[],
    signal: AbortSignal,
  ): Promise<
    | {
        readonly ok: true;
        readonly dimensions: readonly string[];
        readonly answers: readonly (readonly FunctionAnswer[])[];
      }
    | { readonly ok: false; readonly obstacle: FunctionObstacle }
  >;
}
