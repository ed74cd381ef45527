import type { FoundJournal } from '../../hosts/host.ts';
import type { HostFault } from '../../hosts/host-outcome.ts';

/** What the pane knows of the workbook beside it. A value. */
export interface SheetState {
  /** `looking` while journals are looked for or read; `none` where there is none to be coded. */
  readonly phase: 'looking' | 'none' | 'open';
  readonly workbookName: string;
  /** Where a journal may be, the likeliest first. */
  readonly journals: readonly FoundJournal[];
  /** Key of the open one; null where none is. */
  readonly openKey: string | null;
  /** Cells being written into the sheet; null while none are. */
  readonly writing: { readonly done: number; readonly total: number } | null;
  /** Whether the program waits for the person to leave the cell she edits. */
  readonly waitsForCell: boolean;
  /** Rows that the person selected in the sheet; 0 or 1 is no selection. */
  readonly selectedCount: number;
  /** Why the sheet could not be read or written last; null where it could. */
  readonly fault: HostFault | null;
  /** Cells that the sheet did not let us write. */
  readonly refusedCells: number;
}

/** Before a workbook was looked at. */
export const NO_SHEET: SheetState = {
  phase: 'looking',
  workbookName: '',
  journals: [],
  openKey: null,
  writing: null,
  waitsForCell: false,
  selectedCount: 0,
  fault: null,
  refusedCells: 0,
};
