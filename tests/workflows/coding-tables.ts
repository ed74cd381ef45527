import fc from 'fast-check';
import type { CodingTable, CodingTableSet } from '../../core/domain/coding-table.ts';
import type { ValueLines } from '../oracle/obvious-kpis.ts';

/** A table of values; `also` states what differs from one company's undated document. */
export function tableOf(documentId: string, lines: ValueLines, also: Partial<CodingTable> = {}): CodingTable {
  return {
    documentId,
    tenant: '',
    date: null,
    supplier: '',
    lines: lines.map((segments) => ({ segments, confidences: null })),
    ...also,
  };
}

/** A predicted line with a confidence for each segment. */
export function sureLine(
  ...cells: readonly (readonly [string | null, number])[]
): CodingTable['lines'][number] {
  return { segments: cells.map(([value]) => value), confidences: cells.map(([, confidence]) => confidence) };
}

/** Tables of some dimensions. */
export function setOf(dimensions: readonly string[], ...tables: readonly CodingTable[]): CodingTableSet {
  return { dimensions, tables };
}

const DIMENSIONS = ['account', 'cost_centre', 'tax_code'];
const value = fc.constantFrom('1', '2', '3', null);
const confidence = fc.constantFrom(0, 0.2, 0.5, 0.7, 0.9, 1);
const line = fc.record({
  segments: fc.tuple(value, value, value),
  confidences: fc.tuple(confidence, confidence, confidence),
});
const lines = fc.array(line, { maxLength: 4 });

/** Two sets of a few small documents, some on one side only, whose lines are often alike. */
export const anySets: fc.Arbitrary<{ truth: CodingTableSet; predicted: CodingTableSet }> = fc
  .array(
    fc.record({
      truth: fc.option(lines),
      predicted: fc.option(lines),
      month: fc.integer({ min: 1, max: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((documents) => {
    const side = (name: 'truth' | 'predicted'): CodingTableSet => ({
      dimensions: DIMENSIONS,
      tables: documents.flatMap((document, index) => {
        const held = document[name];
        const head = {
          documentId: `D${index}`,
          tenant: '',
          date: `2024-0${document.month}-01`,
          supplier: `S${index % 2}`,
        };
        return held === null ? [] : [{ ...head, lines: held }];
      }),
    });
    return { truth: side('truth'), predicted: side('predicted') };
  });
