import type { ColumnMapping } from '../../core/formats/history/recognize-columns.ts';
import { cellText } from '../../core/formats/history/cell-text.ts';
import type { Cell } from '../../core/formats/table.ts';

/** What a row says beside its coding, in short. */
export interface RowFacts {
  /** Of the standard fields and of all others that are known before coding. */
  readonly all: string;
  /** Of the standard fields alone: a running balance among the others changes when rows are sorted. */
  readonly fields: string;
}

/** Reads the facts of rows whose columns mean what `mapping` says. */
export function rowFacts(mapping: ColumnMapping): (cells: readonly Cell[]) => RowFacts {
  const fields = Object.values(mapping.fields);
  const others = mapping.headerFields.map(({ column }) => column);
  return (cells) => ({
    all: digest([...fields, ...others].map((column) => factText(cells[column]))),
    fields: digest(fields.map((column) => factText(cells[column]))),
  });
}

const FNV_PRIME = 0x01000193;

/** Numbers are only compared, so they need not read well. */
function factText(cell: Cell | undefined): string {
  return typeof cell === 'number' ? String(cell) : cellText(cell);
}

/** 64 bits of texts as digits and letters: two FNV-1a sums with different beginnings. */
function digest(texts: readonly string[]): string {
  let low = 0x811c9dc5;
  let high = 0x050c5d1f;
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      low = Math.imul(low ^ unit, FNV_PRIME);
      high = Math.imul(high ^ (unit + 0x9e37), FNV_PRIME);
    }
    // Between two texts, so that moving a letter from one to the other makes a difference.
    low = Math.imul(low ^ 0x1f, FNV_PRIME);
    high = Math.imul(high ^ 0x1d, FNV_PRIME);
  }
  return `${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}`;
}
