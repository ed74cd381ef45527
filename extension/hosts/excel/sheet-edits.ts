import type { CellRange } from '../../../core/formats/xlsx/cell-address.ts';
import { splitAddresses } from './addresses.ts';

/** What Excel told of a sheet, gathered until it is looked at. */
export interface SheetEdits {
  /** Cells that the person at this screen changed. */
  readonly typed: readonly CellRange[];
  /** Rows were put in, taken out, sorted, or changed by someone else: everything may stand elsewhere. */
  readonly isRearranged: boolean;
}

/** What a change event says; the parts that are read of `Excel.WorksheetChangedEventArgs`. */
export interface ChangeTold {
  readonly address: string;
  readonly changeType: string;
  readonly source: string;
  readonly triggerSource: string;
}

/** Nothing told yet. */
export const NO_EDITS: SheetEdits = { typed: [], isRearranged: false };

/** More areas than this between two looks are looked at as a whole. */
const MAX_AREAS = 200;

/** Adds a change; our own are none. */
export function withChange(edits: SheetEdits, told: ChangeTold): SheetEdits {
  if (told.triggerSource === 'ThisLocalAddin') return edits;
  if (told.source !== 'Local' || told.changeType !== 'RangeEdited') return { ...edits, isRearranged: true };
  const typed = [...edits.typed, ...splitAddresses(told.address)];
  return typed.length > MAX_AREAS ? { ...edits, isRearranged: true } : { ...edits, typed };
}

/** Adds a sort: cells were not typed, rows stand elsewhere. Our interface never sorts. */
export function withSort(edits: SheetEdits): SheetEdits {
  return { ...edits, isRearranged: true };
}
