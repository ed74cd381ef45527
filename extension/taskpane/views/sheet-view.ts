import type { HostFault } from '../../hosts/host-outcome.ts';
import type { SheetState } from '../../controllers/sheet/sheet-state.ts';
import type { RefusedFile, WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';

/** What stands in the way between the pane and the sheet, in sentences. */
export function sheetNotes({ waitsForCell, fault, refusedCells, phase }: SheetState): string[] {
  const { sheet } = texts;
  return [
    phase === 'looking' ? sheet.looking : '',
    waitsForCell ? sheet.waitsForCell : '',
    fault && fault.code !== 'cancelled' ? faultText(fault) : '',
    refusedCells > 0 ? sheet.refusedCells({ count: refusedCells }) : '',
  ].filter((note) => note !== '');
}

/** Cells being written, for the strip; null while none are. */
export function writingView({
  writing,
}: SheetState): { readonly text: string; readonly share: number } | null {
  if (!writing) return null;
  return { text: texts.progress.tasks.writing(writing), share: writing.done / writing.total };
}

/** The columns of the open journal with what they were taken for, to be corrected; null where none is open. */
export function mappingOf({ journal }: WorkbenchState): RefusedFile | null {
  if (!journal) return null;
  const named = journal.columns.filter(({ header }) => header !== '');
  return {
    role: 'journal',
    name: journal.sheet ?? journal.name,
    faults: [],
    meanings: Object.fromEntries(named.map(({ header, meaning }) => [header, meaning])),
    outcome: 'partly-read',
  };
}

function faultText({ code, detail }: HostFault): string {
  const { faults } = texts.sheet;
  if (code === 'failed' || code === 'cancelled') return faults.failed({ detail });
  return faults[code];
}
