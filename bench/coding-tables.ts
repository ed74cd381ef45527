import type { CodingTable, CodingTableLine, CodingTableSet } from '../core/domain/coding-table.ts';
import { isoDate } from '../core/domain/calendar-day.ts';
import { SeededNumbers } from '../core/domain/kpi-random.ts';

/** Lines as codes, 0 is null. */
export type CodeLines = readonly (readonly number[])[];

const DIMENSIONS = 12;

/**
 * A true table of `lineCount` lines as ../shared/design/KPI.md describes real ones, and its prediction: 12 dimensions of
 * 3-20 values, 15 % of segments null, 10 % of lines like an earlier one; in the prediction 10 % of the lines are missing,
 * 20 % of the segments altered (half of them to null), and all shuffled.
 */
export function codeTables(
  lineCount: number,
  below: (count: number) => number,
): { truth: CodeLines; predicted: CodeLines } {
  const sizes = Array.from({ length: DIMENSIONS }, () => 3 + below(18));
  const truth: number[][] = [];
  while (truth.length < lineCount) {
    const earlier = below(10) === 0 ? truth[below(truth.length)] : undefined;
    truth.push(earlier ?? sizes.map((size) => (below(100) < 85 ? 1 + below(size) : 0)));
  }
  const kept = truth.filter(() => below(10) > 0);
  const predicted = (kept.length > 0 ? kept : truth.slice(0, 1)).map((line) =>
    line.map((code, lane) => (below(100) < 80 ? code : below(2) === 0 ? 0 : 1 + below(sizes[lane] ?? 1))),
  );
  return { truth, predicted: shuffled(predicted, below) };
}

function shuffled<Item>(items: readonly Item[], below: (count: number) => number): Item[] {
  return items
    .map((item) => ({ item, place: below(1 << 30) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Line counts as published: 79 % one-liners; the others hold 55 % of all lines, a few of them hundreds or thousands. */
function drawLineCount(below: (count: number) => number): number {
  if (below(100) < 79) return 1;
  const size = below(10_000);
  if (size < 9_000) return 2 + below(5);
  if (size < 9_950) return 7 + below(15);
  return size < 9_998 ? 22 + below(150) : 1_000 + below(1_000);
}

/** Many documents of mixed size with confidences that tell something: true tables and their predictions. */
export function codingTableSets(
  documentCount: number,
  seed: number,
): { truth: CodingTableSet; predicted: CodingTableSet } {
  const source = new SeededNumbers(seed);
  const below = (count: number): number => source.next(count);
  const names = Array.from({ length: DIMENSIONS }, (_, lane) => `dimension_${lane + 1}`);
  const truth: CodingTable[] = [];
  const predicted: CodingTable[] = [];
  for (let index = 0; index < documentCount; index += 1) {
    const tables = codeTables(drawLineCount(below), below);
    const head = {
      documentId: `D${index}`,
      tenant: `T${below(6)}`,
      date: isoDate(19_000 + Math.floor((index * 365) / documentCount)),
      supplier: `S${below(500)}`,
    };
    if (below(100) > 0) truth.push({ ...head, lines: tables.truth.map((line) => codingLine(line, null)) });
    if (below(50) > 0)
      predicted.push({ ...head, lines: tables.predicted.map((line) => codingLine(line, below)) });
  }
  return { truth: { dimensions: names, tables: truth }, predicted: { dimensions: names, tables: predicted } };
}

function codingLine(codes: readonly number[], below: ((count: number) => number) | null): CodingTableLine {
  return {
    segments: codes.map((code) => (code === 0 ? null : (VALUES[code] ?? String(code)))),
    confidences: below && codes.map(() => 1 - (below(1000) / 1000) ** 2),
  };
}

const VALUES = Array.from({ length: 32 }, (_, code) => String(4000 + code));
