import type {
  Candidate,
  CodedEngineLine,
  Coder,
  EngineLine,
  Evidence,
  Explanation,
  Outcome,
  Ranking,
  SaveOptions,
} from './line.ts';
import type { EngineModule } from './engine-module.ts';
import type { EngineExports } from './wasm-instance.ts';
import { checked, EngineFault } from './engine-fault.ts';
import { contextName } from './context-names.ts';
import { dateOf } from './day.ts';
import { readExplanation } from './explanation.ts';
import { viewsOf } from './memory-views.ts';
import { decodeNames, encodeNames, ValueBook, type ModelNames } from './value-book.ts';
import { stageLine, stageRoom } from './staged-line.ts';

/** What a coder is to learn. */
export interface CoderOptions {
  /** 1 to 15 names. */
  readonly dimensions: readonly string[];
  /** Up to 16 names of fields known before coding, beyond the standard ones. */
  readonly headerFieldNames?: readonly string[];
  /** 32-bit integer: decides which rare combinations share a weight. Same seed, same model. */
  readonly seed?: number;
  /**
   * Contexts that each dimension remembers at most, 1,024 to 4,194,304; 524,288 by default. A context takes 50 to 60 bytes as
   * a rule. Where there are more, those leave first that were coded longest ago, a doubling of their lines counting as a year.
   */
  readonly mostContexts?: number;
}

/** The best of four on the training parts of real ledgers; the others lie within half a point. */
export const DEFAULT_SEED = 2;
/** A compact model has so many bytes a dimension at most where nothing else is said; gzip leaves about half of them. */
export const DEFAULT_COMPACT_BYTES = 5_000_000;
/** Fields beyond the standard ones that a line may carry. */
export const MAX_HEADER_FIELDS = 16;
/** Candidates of a ranking at most. */
export const MAX_RANKED = 16;
const OUTCOME_BYTES = 12;
/** Where candidates begin in what `suggest` writes, and how long one is. */
const RANKING_AT = 8;
const CANDIDATE_BYTES = 8;
const EVIDENCE_BYTES = 16;
const NAMES_AT = 24;
const NOT_CODED = -1;
const NEXT_BEST = -1;

/**
 * A coder that has learned nothing yet. Throws EngineFault for 0 or more than 15 dimensions, over 16 header fields, or a cap of
 * contexts out of range.
 */
export function createCoder(module: EngineModule, options: CoderOptions): Coder {
  const engine = module.instance();
  const headerFieldNames = options.headerFieldNames ?? [];
  if (headerFieldNames.length > MAX_HEADER_FIELDS) throw new EngineFault(-1);
  checked(engine.createModel(options.dimensions.length, options.seed ?? DEFAULT_SEED));
  if (options.mostContexts !== undefined) checked(engine.limitContexts(options.mostContexts));
  const books = options.dimensions.map(() => new ValueBook());
  return new WasmCoder(engine, options.dimensions, headerFieldNames, books, 0);
}

/** The coder that `Coder.save` wrote. Throws EngineFault where the bytes are no whole model of this version. */
export function openCoder(module: EngineModule, bytes: Uint8Array): Coder {
  const engine = module.instance();
  const address = stageRoom(engine, bytes.length);
  new Uint8Array(engine.memory.buffer, address, bytes.length).set(bytes);
  const nameBytes = checked(engine.open());
  const names: ModelNames | null = decodeNames(bytes.subarray(NAMES_AT, NAMES_AT + nameBytes));
  if (names === null || !fitsModel(engine, names)) throw new EngineFault(-6);
  const books = names.values.map((values) => new ValueBook(values));
  return new WasmCoder(engine, names.dimensions, names.headerFieldNames, books, names.lineCount);
}

/** Whether the names are as many as the engine's dimensions, and enough for the values it may answer with. */
function fitsModel(engine: EngineExports, { dimensions, headerFieldNames, values }: ModelNames): boolean {
  return (
    headerFieldNames.length <= MAX_HEADER_FIELDS &&
    engine.valueCount(dimensions.length) < 0 &&
    values.every(({ length }, index) => {
      const known = engine.valueCount(index);
      return known >= 0 && known <= length;
    })
  );
}

class WasmCoder implements Coder {
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  readonly #engine: EngineExports;
  readonly #books: readonly ValueBook[];
  #lineCount: number;

  constructor(
    engine: EngineExports,
    dimensions: readonly string[],
    headerFieldNames: readonly string[],
    books: readonly ValueBook[],
    lineCount: number,
  ) {
    this.#engine = engine;
    this.dimensions = dimensions;
    this.headerFieldNames = headerFieldNames;
    this.#books = books;
    this.#lineCount = lineCount;
  }

  get lineCount(): number {
    return this.#lineCount;
  }

  knows(dimension: number, value: string): boolean {
    return this.#book(dimension).find(value) !== undefined;
  }

  suggest(line: EngineLine, count = 3): Ranking[] {
    const engine = this.#engine;
    stageLine(engine, line, []);
    return this.dimensions.map((dimension, index) => {
      const found = checked(engine.suggest(index, Math.min(count, MAX_RANKED)));
      const { view } = viewsOf(engine);
      const start = engine.resultsAddress();
      const candidates = readCandidates(view, start, found, this.#book(index));
      return { dimension, candidates, evidence: readEvidence(view, start, found) };
    });
  }

  rank(line: EngineLine, count = 3): Candidate[][] {
    const engine = this.#engine;
    stageLine(engine, line, []);
    return this.#books.map((book, index) => {
      const found = checked(engine.rank(index, Math.min(count, MAX_RANKED)));
      return readCandidates(viewsOf(engine).view, engine.resultsAddress(), found, book);
    });
  }

  explain(line: EngineLine, dimension: number, value: string, rival?: string): Explanation | null {
    const book = this.#book(dimension);
    const [number, other] = [book.find(value), rival === undefined ? NEXT_BEST : book.find(rival)];
    if (number === undefined || other === undefined) return null;
    stageLine(this.#engine, line, []);
    const partCount = checked(this.#engine.explain(dimension, number, other));
    if (partCount === 0) return null;
    return readExplanation(this.#engine, this.dimensions[dimension] ?? '', book);
  }

  learnDay(lines: readonly CodedEngineLine[]): Outcome[] {
    this.#learn(lines);
    return this.#outcomes(lines.length);
  }

  learn(line: CodedEngineLine): void {
    this.#learn([line]);
  }

  /** A day is learned whole or not at all: lines before a damaged one do not wait for the next call. */
  #learn(lines: readonly CodedEngineLine[]): void {
    const counts = supplierCounts(lines);
    try {
      for (const line of lines)
        this.#queue({ supplierDayCount: counts.get(line.supplierName) ?? 0, ...line });
      checked(this.#engine.learnDay());
    } catch (error) {
      this.#engine.dropQueue();
      throw error;
    }
    this.#lineCount += lines.length;
  }

  #queue(line: CodedEngineLine): void {
    const values = this.#books.map((book, index) => {
      const value = line.coding[index] ?? null;
      return value === null ? NOT_CODED : book.numberOf(value);
    });
    stageLine(this.#engine, line, values);
    checked(this.#engine.queueStagedLine());
  }

  unlearn(line: CodedEngineLine): number {
    const values = this.#books.map((book, index) => {
      const value = line.coding[index] ?? null;
      return value === null ? NOT_CODED : (book.find(value) ?? NOT_CODED);
    });
    stageLine(this.#engine, { supplierDayCount: 1, ...line }, values);
    const contextCount = checked(this.#engine.unlearnStagedLine());
    if (contextCount > 0) this.#lineCount -= 1;
    return contextCount;
  }

  #outcomes(lineCount: number): Outcome[] {
    const view = new DataView(this.#engine.memory.buffer, this.#engine.outcomesAddress());
    const dimensionCount = this.#books.length;
    return Array.from({ length: lineCount * dimensionCount }, (_, index) => {
      const at = index * OUTCOME_BYTES;
      const dimension = index % dimensionCount;
      const predicted = view.getInt32(at, true);
      return {
        line: Math.floor(index / dimensionCount),
        dimension,
        predicted: predicted < 0 ? null : this.#book(dimension).valueOf(predicted),
        confidence: view.getFloat32(at + 4, true),
        rank: view.getInt32(at + 8, true),
      };
    });
  }

  save({ form = 'exact', mostBytes }: SaveOptions = {}): Uint8Array {
    const engine = this.#engine;
    const names = encodeNames({
      dimensions: this.dimensions,
      headerFieldNames: this.headerFieldNames,
      lineCount: this.#lineCount,
      values: this.#books.map((book) => book.values),
    });
    const address = stageRoom(engine, names.length);
    new Uint8Array(engine.memory.buffer, address, names.length).set(names);
    const length = checked(
      form === 'exact' ? engine.save() : engine.saveCompact(mostBytes ?? this.#usualBytes()),
    );
    return new Uint8Array(engine.memory.buffer, engine.savedAddress(), length).slice();
  }

  #usualBytes(): number {
    return DEFAULT_COMPACT_BYTES * this.dimensions.length;
  }

  #book(index: number): ValueBook {
    const book = this.#books[index];
    if (book === undefined) throw new RangeError(`there is no dimension ${index}`);
    return book;
  }
}

/** Lines of each supplier, for days whose lines do not say so themselves. */
function supplierCounts(lines: readonly EngineLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { supplierName } of lines) counts.set(supplierName, (counts.get(supplierName) ?? 0) + 1);
  return counts;
}

/** The `count` candidates of the ranking that stands at `start`. */
function readCandidates(view: DataView, start: number, count: number, book: ValueBook): Candidate[] {
  const candidates: Candidate[] = [];
  for (let at = start + RANKING_AT; candidates.length < count; at += CANDIDATE_BYTES)
    candidates.push({
      value: book.valueOf(view.getInt32(at, true)),
      confidence: view.getFloat32(at + 4, true),
    });
  return candidates;
}

/** The evidence that stands behind so many candidates. */
function readEvidence(view: DataView, start: number, candidateCount: number): Evidence[] {
  const evidence: Evidence[] = [];
  const count = view.getInt32(start + 4, true);
  const first = start + RANKING_AT + candidateCount * CANDIDATE_BYTES;
  for (let at = first; evidence.length < count; at += EVIDENCE_BYTES)
    evidence.push({
      context: contextName(view.getInt32(at, true)),
      valueCount: view.getInt32(at + 4, true),
      lineCount: view.getInt32(at + 8, true),
      lastDate: dateOf(view.getInt32(at + 12, true)),
    });
  return evidence;
}
