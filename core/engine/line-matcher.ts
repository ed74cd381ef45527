/** What the line matcher needs of an instance of the engine's WASM module. */
export interface AssignExports {
  readonly memory: { readonly buffer: ArrayBufferLike };
  reserveAssign(documentCount: number, predictedCount: number, trueCount: number): number;
  runAssign(documentCount: number): number;
  assignPredictedLines(): number;
  assignTrueLines(): number;
  assignPredictedStarts(): number;
  assignTrueStarts(): number;
  assignPartners(): number;
  assignOutcomes(): number;
}

/** Codes per line: up to 15 segments, the rest 0. */
export const CODES_PER_LINE = 16;

/** Documents with both their coding tables, as codes: 0 is null, others are 1 or more, ascending as the values do. */
export interface CodedTables {
  readonly documentCount: number;
  /** CODES_PER_LINE a line; the lines of a document stand together. */
  readonly predicted: Int32Array;
  /** First predicted line of each document and, last, the number of lines: documentCount + 1 entries. */
  readonly predictedStarts: Int32Array;
  readonly truth: Int32Array;
  readonly trueStarts: Int32Array;
}

/** Whether a document had one best match, several, or more lines than can be matched. */
export const MATCH_OUTCOME = { unique: 0, tied: 1, tooLarge: 2 } as const;

/** Which line was matched with which. */
export interface LineMatches {
  /** For each predicted line the number of its true line within the document, -1 for none. */
  readonly partners: Int32Array;
  /** For each document one of MATCH_OUTCOME. */
  readonly outcomes: Int32Array;
}

/** Matches predicted with true coding lines: first most right segments, then fewest missing; exactly, at every size. */
export interface LineMatcher {
  match(tables: CodedTables): LineMatches;
}

/** Lines handed to the engine at once, unless one document has more: bounds its memory. */
const CHUNK_LINES = 1 << 15;

/** A line matcher on an instance of the engine; the instance must not be used by two threads. */
export function createLineMatcher(engine: AssignExports): LineMatcher {
  return {
    match(tables) {
      const partners = new Int32Array(tables.predictedStarts[tables.documentCount] ?? 0);
      const outcomes = new Int32Array(tables.documentCount);
      let from = 0;
      while (from < tables.documentCount) {
        const to = chunkEnd(tables, from);
        matchChunk(engine, tables, from, to, partners, outcomes);
        from = to;
      }
      return { partners, outcomes };
    },
  };
}

function chunkEnd(tables: CodedTables, from: number): number {
  const predictedFrom = at(tables.predictedStarts, from);
  const trueFrom = at(tables.trueStarts, from);
  let to = from + 1;
  while (
    to < tables.documentCount &&
    to - from < CHUNK_LINES &&
    at(tables.predictedStarts, to + 1) - predictedFrom <= CHUNK_LINES &&
    at(tables.trueStarts, to + 1) - trueFrom <= CHUNK_LINES
  )
    to += 1;
  return to;
}

function matchChunk(
  engine: AssignExports,
  tables: CodedTables,
  from: number,
  to: number,
  partners: Int32Array,
  outcomes: Int32Array,
): void {
  const { predictedStarts, trueStarts } = tables;
  const predictedFrom = at(predictedStarts, from);
  const predictedTo = at(predictedStarts, to);
  const trueFrom = at(trueStarts, from);
  const trueTo = at(trueStarts, to);
  accept(engine.reserveAssign(to - from, predictedTo - predictedFrom, trueTo - trueFrom));
  // Reserving may grow the memory, which detaches earlier views; so the view is taken after it.
  const memory = new Int32Array(engine.memory.buffer);
  memory.set(
    tables.predicted.subarray(predictedFrom * CODES_PER_LINE, predictedTo * CODES_PER_LINE),
    engine.assignPredictedLines() >> 2,
  );
  memory.set(
    tables.truth.subarray(trueFrom * CODES_PER_LINE, trueTo * CODES_PER_LINE),
    engine.assignTrueLines() >> 2,
  );
  writeStarts(memory, engine.assignPredictedStarts() >> 2, predictedStarts, from, to);
  writeStarts(memory, engine.assignTrueStarts() >> 2, trueStarts, from, to);
  accept(engine.runAssign(to - from));
  const after = new Int32Array(engine.memory.buffer);
  const partnersAt = engine.assignPartners() >> 2;
  partners.set(after.subarray(partnersAt, partnersAt + predictedTo - predictedFrom), predictedFrom);
  const outcomesAt = engine.assignOutcomes() >> 2;
  outcomes.set(after.subarray(outcomesAt, outcomesAt + to - from), from);
}

function writeStarts(memory: Int32Array, place: number, starts: Int32Array, from: number, to: number): void {
  const first = at(starts, from);
  for (let document = from; document <= to; document += 1)
    memory[place + document - from] = at(starts, document) - first;
}

function at(starts: Int32Array, index: number): number {
  const start = starts[index];
  if (start === undefined) throw new RangeError(`starts must have an entry for document ${index}`);
  return start;
}

function accept(status: number): void {
  if (status === 1) throw new RangeError('a document of a call may have at most 1,048,576 lines on each side');
  if (status === 2) throw new RangeError('the first lines of documents must ascend and end at the number of lines');
}
