import { dimensionOf, lineOf } from './function-arguments.ts';
import { answered, FunctionBatch, type FunctionTiming } from './function-batch.ts';
import type { FunctionAnswer, FunctionCoder } from './function-coder.ts';
import { tableLines, type TableLines } from './table-lines.ts';

/** What Excel hands to a function beside its arguments. */
export interface Invocation {
  onCanceled: () => void;
}

/** The arguments of a function on one line, as Excel hands them over: blanks as null, '' or 0. */
export type LineArguments = readonly [
  supplier: unknown,
  text: unknown,
  amount: unknown,
  dimension: unknown,
  date: unknown,
  invocation: Invocation,
];

/** The custom functions, without Excel. They throw a `FunctionFault`. */
export interface CodingFunctions {
  /** `KONTERA.CODE`: the code, '' where it is not sure enough. */
  code(...given: LineArguments): Promise<string>;
  /** `KONTERA.CONFIDENCE`: 0..1. */
  confidence(...given: LineArguments): Promise<number>;
  /** `KONTERA.WHY`: one sentence. */
  why(...given: LineArguments): Promise<string>;
  /** `KONTERA.TABLE`: for each row its codes, and how sure the least sure one is. */
  table(range: unknown[][], headers: unknown[][], invocation: Invocation): Promise<(string | number)[][]>;
}

/** The functions on a coder. */
export function codingFunctions(coder: FunctionCoder, timing: FunctionTiming): CodingFunctions {
  const batch = new FunctionBatch(coder, timing);
  return {
    code: async (...given) => (await askLine(batch, given)).value,
    confidence: async (...given) => (await askLine(batch, given)).confidence,
    why: async (...given) => (await askLine(batch, given)).why,
    table: async (range, headers, invocation) =>
      codeTable(coder, timing, tableLines(range, headers), invocation),
  };
}

async function askLine(
  batch: FunctionBatch,
  [supplier, text, amount, dimension, date, invocation]: LineArguments,
): Promise<FunctionAnswer> {
  const line = lineOf(supplier, text, amount, date);
  if (!line) return NO_LINE;
  const call = batch.ask(line, dimensionOf(dimension));
  invocation.onCanceled = () => call.cancel();
  return call.answer;
}

async function codeTable(
  coder: FunctionCoder,
  timing: FunctionTiming,
  { lines, dimensions }: TableLines,
  invocation: Invocation,
): Promise<(string | number)[][]> {
  const cancelled = new AbortController();
  invocation.onCanceled = () => cancelled.abort();
  const filled = lines.filter((line) => line !== null);
  const coded = await answered(coder, filled, dimensions, timing, cancelled.signal);
  const blank = [...coded.dimensions.map(() => ''), ''];
  let next = 0;
  return lines.map((line) => {
    if (!line) return blank;
    const row = coded.answers[next] ?? [];
    next += 1;
    return [...row.map(({ value }) => value), Math.min(1, ...row.map(({ confidence }) => confidence))];
  });
}

/** A formula filled down beyond the last line says nothing. */
const NO_LINE: FunctionAnswer = { value: '', confidence: 0, why: '' };
