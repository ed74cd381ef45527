import { checkCodedTables, CODES_PER_LINE, type CodedTables } from './coded-tables.ts';
import { checked } from './engine-fault.ts';
import type { EngineModule } from './engine-module.ts';
import type { EngineExports } from './wasm-instance.ts';

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
  /**
   * With ties `settled` (the default) the pairs follow the tie rule, whatever the order of the lines. With `any` they are
   * those of any best match and no outcome is `tied`: enough, and quicker, where only totals count.
   */
  match(tables: CodedTables, ties?: 'settled' | 'any'): LineMatches;
}

/** Lines handed to the engine at once, unless one document has more: bounds its memory. */
const CHUNK_LINES = 1 << 15;

/** Lines of one document that the engine takes at most, a side. */
const MOST_LINES = 1 << 19;

/**
 * A line matcher with an engine instance of its own. Its `match` throws RangeError for starts that do not ascend and for
 * codes that end too early, EngineFault for a negative code, one in the sixteenth place, or memory at its end.
 */
export function createLineMatcher(module: EngineModule): LineMatcher {
  const buffers = new AssignBuffers(module.instance());
  return {
    match(tables, ties = 'settled') {
      checkCodedTables(tables);
      const { documentCount } = tables;
      const first = chunkEnd(tables, 0);
      if (first >= documentCount) return buffers.match(tables, 0, documentCount, ties);
      const partners = new Int32Array(at(tables.predictedStarts, documentCount));
      const outcomes = new Int32Array(documentCount);
      for (let from = 0, to = first; from < documentCount; from = to, to = chunkEnd(tables, from)) {
        const chunk = buffers.match(tables, from, to, ties);
        partners.set(chunk.partners, at(tables.predictedStarts, from));
        outcomes.set(chunk.outcomes, from);
      }
      return { partners, outcomes };
    },
  };
}

/** The end of a chunk: as many documents from `from` on as keep within CHUNK_LINES, at least one. */
function chunkEnd(tables: CodedTables, from: number): number {
  const { documentCount, predictedStarts, trueStarts } = tables;
  const predictedLimit = at(predictedStarts, from) + CHUNK_LINES;
  const trueLimit = at(trueStarts, from) + CHUNK_LINES;
  let to = Math.min(from + CHUNK_LINES, documentCount);
  while (to > from + 1 && (at(predictedStarts, to) > predictedLimit || at(trueStarts, to) > trueLimit))
    to = from + ((to - from) >> 1);
  return to;
}

/** The engine's buffers for a call, taken anew only when a call needs larger ones or the memory has grown. */
class AssignBuffers {
  private readonly engine: EngineExports;
  private memory: Int32Array = new Int32Array(0);
  private documentRoom = -1;
  private predictedRoom = -1;
  private trueRoom = -1;
  /** Places in `memory`, in elements. */
  private predicted = 0;
  private truth = 0;
  private predictedStarts = 0;
  private trueStarts = 0;
  private partners = 0;
  private outcomes = 0;

  constructor(engine: EngineExports) {
    this.engine = engine;
  }

  /** Matches documents `from` up to but not including `to`. */
  match(tables: CodedTables, from: number, to: number, ties: 'settled' | 'any'): LineMatches {
    const predictedFrom = at(tables.predictedStarts, from);
    const predictedCount = at(tables.predictedStarts, to) - predictedFrom;
    const trueFrom = at(tables.trueStarts, from);
    const trueCount = at(tables.trueStarts, to) - trueFrom;
    if (Math.max(predictedCount, trueCount) > MOST_LINES) return tooLarge(predictedCount);
    this.reserve(to - from, predictedCount, trueCount);
    const { memory } = this;
    copy(
      memory,
      this.predicted,
      tables.predicted,
      predictedFrom * CODES_PER_LINE,
      predictedCount * CODES_PER_LINE,
    );
    copy(memory, this.truth, tables.truth, trueFrom * CODES_PER_LINE, trueCount * CODES_PER_LINE);
    for (let document = from; document <= to; document += 1) {
      memory[this.predictedStarts + document - from] = at(tables.predictedStarts, document) - predictedFrom;
      memory[this.trueStarts + document - from] = at(tables.trueStarts, document) - trueFrom;
    }
    checked(this.engine.runAssign(to - from, ties === 'settled' ? 1 : 0));
    const result = this.view();
    return {
      partners: taken(result, this.partners, predictedCount),
      outcomes: taken(result, this.outcomes, to - from),
    };
  }

  private reserve(documentCount: number, predictedCount: number, trueCount: number): void {
    const fits =
      documentCount <= this.documentRoom &&
      predictedCount <= this.predictedRoom &&
      trueCount <= this.trueRoom;
    if (!fits) {
      const { engine, documentRoom, predictedRoom, trueRoom } = this;
      // A call that fails may have moved some buffers all the same: nothing is known until one succeeds.
      this.documentRoom = -1;
      checked(engine.reserveAssign(documentCount, predictedCount, trueCount));
      this.documentRoom = Math.max(documentCount, documentRoom);
      this.predictedRoom = Math.max(predictedCount, predictedRoom);
      this.trueRoom = Math.max(trueCount, trueRoom);
      this.predicted = engine.assignPredictedLines() >>> 2;
      this.truth = engine.assignTrueLines() >>> 2;
      this.predictedStarts = engine.assignPredictedStarts() >>> 2;
      this.trueStarts = engine.assignTrueStarts() >>> 2;
      this.partners = engine.assignPartners() >>> 2;
      this.outcomes = engine.assignOutcomes() >>> 2;
      this.view();
    }
  }

  /** The memory as it is now: growing it detaches earlier views. */
  private view(): Int32Array {
    if (this.memory.buffer !== this.engine.memory.buffer)
      this.memory = new Int32Array(this.engine.memory.buffer);
    return this.memory;
  }
}

/** What is known of one document with too many lines to be handed over. */
function tooLarge(predictedCount: number): LineMatches {
  return {
    partners: new Int32Array(predictedCount).fill(-1),
    outcomes: Int32Array.of(MATCH_OUTCOME.tooLarge),
  };
}

/** Codes up to which a loop is quicker than the call that copies an array. */
const SMALL_COPY = 64;

function copy(memory: Int32Array, place: number, source: Int32Array, from: number, count: number): void {
  if (count <= SMALL_COPY)
    for (let index = 0; index < count; index += 1) memory[place + index] = source[from + index] ?? 0;
  else if (count === source.length) memory.set(source, place);
  else memory.set(source.subarray(from, from + count), place);
}

function taken(memory: Int32Array, place: number, count: number): Int32Array {
  if (count > SMALL_COPY) return memory.slice(place, place + count);
  const copied = new Int32Array(count);
  for (let index = 0; index < count; index += 1) copied[index] = memory[place + index] ?? 0;
  return copied;
}

function at(starts: Int32Array, index: number): number {
  return starts[index] ?? 0;
}
