import type { Candidate, CodedEngineLine, Coder, EngineLine } from '../../../core/engine/line.ts';

/** How often each value was coded for a supplier, by dimension; the last one first. */
type Memory = Record<string, string[][]>;

/**
 * A coder one can follow by eye: it proposes what the supplier was coded with last, very sure once it saw that twice in a
 * row, to be reviewed before. Its model is its memory as text.
 */
export function lastCodingCoder(dimensions: readonly string[], memory: Memory = {}): Coder {
  let lineCount = 0;
  const learn = (line: CodedEngineLine): void => {
    lineCount += 1;
    const seen = (memory[line.supplierName] ??= dimensions.map(() => []));
    for (const [index, value] of line.coding.entries()) if (value !== null) seen[index]?.unshift(value);
  };
  const rank = (line: EngineLine): Candidate[][] =>
    dimensions.map((_, index) => {
      const [last, before] = memory[line.supplierName]?.[index] ?? [];
      return last === undefined ? [] : [{ value: last, confidence: last === before ? 0.97 : 0.85 }];
    });
  return {
    dimensions,
    headerFieldNames: [],
    get lineCount() {
      return lineCount;
    },
    knows: (dimension, value) =>
      Object.values(memory).some((seen) => seen[dimension]?.includes(value) === true),
    suggest: (line) =>
      rank(line).map((candidates, index) => ({
        dimension: dimensions[index] ?? '',
        candidates,
        evidence: [],
      })),
    rank,
    explain: () => null,
    learnDay(lines) {
      for (const line of lines) learn(line);
      return [];
    },
    learn,
    unlearn({ supplierName, coding }) {
      const seen = memory[supplierName] ?? [];
      const held = coding.filter((value, index) => value !== null && seen[index]?.[0] === value);
      for (const [index, values] of seen.entries()) if (values[0] === coding[index]) values.shift();
      if (held.length > 0) lineCount -= 1;
      return held.length;
    },
    save: () => new TextEncoder().encode(JSON.stringify({ dimensions, memory })),
  };
}

/** Opens a coder from what another one saved. */
export function openLastCodingCoder(bytes: Uint8Array): Coder {
  const saved = JSON.parse(new TextDecoder().decode(bytes)) as { dimensions: string[]; memory: Memory };
  const { dimensions, memory } = saved;
  return lastCodingCoder(dimensions, memory);
}
