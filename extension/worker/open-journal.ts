import type { JournalWriting } from '../../core/formats/journal/write-journal.ts';
import type { CodableJournal } from './coding-run.ts';
import type { CellValue, CodeName, HandedRow, JournalRow, OpenedJournal, SaveForm } from './messages.ts';

/** A journal that is open, from a file or in a sheet of another program. */
export interface OpenJournal {
  /** What coding needs of it, row by row as the page shows them. */
  readonly codable: CodableJournal;
  /** What the page is told of it first. */
  readonly opened: OpenedJournal;
  readonly rows: readonly JournalRow[];
  /** Names of codes from its workbook, by dimension. */
  codeNames(): readonly (readonly CodeName[])[];
  /** Its file with these values; null where another program keeps it. */
  withValues(values: readonly CellValue[], form: SaveForm): JournalWriting | null;
  /** Takes rows as they stand now; gives the places of those that changed or are new. A file has none. */
  reread(rows: readonly HandedRow[]): readonly number[];
}
