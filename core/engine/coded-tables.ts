/** Codes per line: up to 15 segments, the rest 0. */
export const CODES_PER_LINE = 16;

/** Documents with both their coding tables, as codes: 0 is null, others are 1 or more, ascending as the values do. */
export interface CodedTables {
  readonly documentCount: number;
  /** CODES_PER_LINE a line; the lines of a document stand together. */
  readonly predicted: Int32Array;
  /** First predicted line of each document and, last, the number of lines: documentCount + 1 entries from 0 on. */
  readonly predictedStarts: Int32Array;
  readonly truth: Int32Array;
  readonly trueStarts: Int32Array;
}

/** Throws RangeError where the starts of a side do not ascend from 0 on, or its codes end before its lines do. */
export function checkCodedTables(tables: CodedTables): void {
  const { documentCount } = tables;
  if (!Number.isInteger(documentCount) || documentCount < 0)
    throw new RangeError('documentCount must be a whole number from 0 on');
  checkSide('predicted', tables.predicted, tables.predictedStarts, documentCount);
  checkSide('true', tables.truth, tables.trueStarts, documentCount);
}

function checkSide(side: string, codes: Int32Array, starts: Int32Array, documentCount: number): void {
  if (starts.length <= documentCount)
    throw new RangeError(`the ${side} starts must have ${documentCount + 1} entries`);
  let last = 0;
  for (let document = 0; document <= documentCount; document += 1) {
    const start = starts[document] ?? 0;
    if (start < last || (document === 0 && start !== 0))
      throw new RangeError(`the ${side} starts must ascend from 0 on, document ${document} does not`);
    last = start;
  }
  if (codes.length < last * CODES_PER_LINE)
    throw new RangeError(`the ${side} codes must be ${CODES_PER_LINE} for each of ${last} lines`);
}
