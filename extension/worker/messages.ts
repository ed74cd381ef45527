import type { Fault, LedgerLine } from '../../core/domain/ledger-line.ts';
import type { LaneLimits } from '../../core/domain/lane.ts';
import type { Cell } from '../../core/formats/table.ts';
import type { CellSuggestion } from '../../core/workflows/suggest-line.ts';

/** Raised when a message changes its meaning; a page and a worker of different versions do not work together. */
export const PROTOCOL_VERSION = 4;

/** Which coding cell: row and dimension count from 0. */
export interface CellPlace {
  readonly row: number;
  readonly dimension: number;
}

/** A coding cell and a value for it, to the letter; '' is blank. */
export interface CellValue extends CellPlace {
  readonly value: string;
}

/** Suggestions for one journal row, in the order of the journal's dimensions. */
export interface RowSuggestions {
  readonly row: number;
  readonly cells: readonly CellSuggestion[];
}

/** Which of the two files a message is about. */
export type FileRole = 'journal' | 'history';

/** What each column of a file means, by its header: `supplier_name`, `coding.account`, ...; '' where it is not used. */
export type ColumnMeanings = Readonly<Record<string, string>>;

/** A file as the page hands it over; `bytes` is transferred. */
export interface HandedFile {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** What a person said the columns mean; null: recognise them. */
  readonly meanings: ColumnMeanings | null;
}

/** A row of an open sheet as the page hands it over. */
export interface HandedRow {
  /** Names the row while its journal is open, wherever it stands. */
  readonly id: number;
  /** As the sheet counts. */
  readonly rowNumber: number;
  readonly cells: readonly Cell[];
}

/** A journal that is open in a program with sheets; its rows follow in slices. */
export interface HandedSheet {
  /** The workbook's name. */
  readonly name: string;
  readonly sheet: string;
  readonly header: readonly string[];
  /** As the sheet counts. */
  readonly headerRow: number;
  /** What a person said the columns mean; null: recognise them. */
  readonly meanings: ColumnMeanings | null;
}

/**
 * What a model is stored and handed over as: its bytes, and what the page and the proofs need beside it. A page that only
 * passes blobs on never holds their bytes, which would take it a moment to copy.
 */
export interface PackedModel {
  readonly modelBytes: Blob;
  /** JSON in UTF-8: see `worker/model-notes`. */
  readonly notesBytes: Blob;
}

/** A column of the journal. */
export interface JournalColumn {
  readonly header: string;
  /** What the column means, '' where it is not used. */
  readonly meaning: string;
  readonly isNumeric: boolean;
  /** Index into the journal's dimensions; null where it is no coding column. */
  readonly dimension: number | null;
}

/** A journal that was read; its rows follow in slices. */
export interface OpenedJournal {
  readonly name: string;
  readonly sheet: string | null;
  readonly columns: readonly JournalColumn[];
  /** `account`, `cost_centre`, ...: what is to be coded. */
  readonly dimensions: readonly string[];
  readonly rowCount: number;
  /** Rows that cannot be coded, with the reason. */
  readonly faults: readonly Fault[];
}

/** A row of the journal. */
export interface JournalRow {
  /** Names the row while its journal is open; in a file its row number. */
  readonly id: number;
  /** As the file counts. */
  readonly rowNumber: number;
  /** What each column shows. */
  readonly texts: readonly string[];
  /** What the coding cells hold, by dimension; '' where blank. */
  readonly given: readonly string[];
  /** What of the line the page needs beside its texts; null where the row is no line. */
  readonly documentId: string | null;
  readonly date: string | null;
  /** In minor units of `currency`. */
  readonly amountMinor: number | null;
  readonly currency: string;
  /** Whether a coding cell cannot be written: it holds a formula, or its row is no line. */
  readonly isLocked: readonly boolean[];
}

/** A code with its name in the journal's workbook. */
export interface CodeName {
  readonly code: string;
  readonly name: string;
}

/** What was learned from a history. */
export interface LearnedHistory {
  readonly name: string;
  readonly lineCount: number;
  /** First and last day, ISO 8601; '' in an empty history. */
  readonly firstDate: string;
  readonly lastDate: string;
  readonly dimensions: readonly string[];
  /** Values seen, by dimension, most used first; at most MAX_KNOWN_VALUES each. */
  readonly knownValues: readonly (readonly string[])[];
  readonly faults: readonly Fault[];
}

/** A line coded in the past, as proof. */
export interface PastPosting {
  readonly date: string;
  readonly text: string;
  /** In minor units of `currency`. */
  readonly amountMinor: number;
  readonly currency: string;
  /** By the journal's dimensions; '' where not coded. */
  readonly coding: readonly string[];
}

/** The line of a row. */
export interface FoundLine {
  readonly row: number;
  readonly line: LedgerLine;
}

/** The form of the coded file: that of the opened one, or a workbook, which a workbook is in any case. */
export type SaveForm = 'as-opened' | 'workbook';

/** Long work that can be cancelled. */
export type TaskKind = 'reading' | 'learning' | 'coding' | 'saving';

/** From the page to the worker. */
export type WorkerRequest =
  | { readonly kind: 'open-journal'; readonly file: HandedFile }
  /** A journal in an open sheet takes the place of the one before; `rows` of it follow until one is the last. */
  | { readonly kind: 'open-sheet'; readonly sheet: HandedSheet }
  | { readonly kind: 'sheet-rows'; readonly rows: readonly HandedRow[]; readonly isLast: boolean }
  /** Rows of the open sheet that were edited or are new. */
  | { readonly kind: 'reread-rows'; readonly rows: readonly HandedRow[] }
  | { readonly kind: 'learn-history'; readonly file: HandedFile }
  /** Hands over what was learned, to be kept. */
  | { readonly kind: 'pack-model' }
  /** A kept model that may be loaded next: it is opened while its hash is worked out, and used for nothing yet. */
  | { readonly kind: 'prepare-model'; readonly model: PackedModel; readonly modelHash: string }
  /** A model that was learned before takes the place of the one in use. */
  | { readonly kind: 'load-model'; readonly model: PackedModel; readonly modelHash: string }
  /** From which confidence a suggestion is in a lane, from the next coding on. */
  | { readonly kind: 'set-limits'; readonly limits: LaneLimits }
  /** Suggests for `rows`, in their order. A newer request ends an older one. */
  | { readonly kind: 'code'; readonly run: number; readonly rows: readonly number[] }
  /** All that the engine is to know from this session, in order. */
  | { readonly kind: 'teach'; readonly lessons: readonly CellValue[] }
  | { readonly kind: 'find-past'; readonly row: number }
  /** The lines of rows, for what is told the server of them. */
  | { readonly kind: 'find-lines'; readonly rows: readonly number[] }
  | { readonly kind: 'save'; readonly values: readonly CellValue[]; readonly form: SaveForm }
  | { readonly kind: 'cancel' }
  /** Forgets journal, history and what was learned; answered by `forgotten`. */
  | { readonly kind: 'forget' };

/** From the worker to the page. */
export type WorkerReport =
  | { readonly kind: 'progress'; readonly task: TaskKind; readonly done: number; readonly total: number }
  | { readonly kind: 'journal-opened'; readonly journal: OpenedJournal }
  | { readonly kind: 'journal-rows'; readonly firstRow: number; readonly rows: readonly JournalRow[] }
  /** Rows that were read again, with their place in the journal; those behind its end are new. */
  | {
      readonly kind: 'rows-reread';
      readonly rows: readonly { readonly row: number; readonly content: JournalRow }[];
    }
  /** What was learned, to be kept for the next time. */
  | { readonly kind: 'model-packed'; readonly model: PackedModel }
  /** A stored model that cannot be used. */
  | { readonly kind: 'model-refused'; readonly message: string }
  /** Names of codes by the journal's dimensions, from lists in its workbook. */
  | { readonly kind: 'codes-named'; readonly names: readonly (readonly CodeName[])[] }
  | { readonly kind: 'history-learned'; readonly history: LearnedHistory }
  | {
      readonly kind: 'file-refused';
      readonly role: FileRole;
      readonly name: string;
      readonly faults: readonly Fault[];
      /** Headers with their guessed meanings, where the file could be read that far. */
      readonly meanings: ColumnMeanings | null;
    }
  | { readonly kind: 'suggested'; readonly run: number; readonly rows: readonly RowSuggestions[] }
  | { readonly kind: 'past-found'; readonly row: number; readonly postings: readonly PastPosting[] }
  | {
      readonly kind: 'lines-found';
      readonly lines: readonly FoundLine[];
      readonly headerFieldNames: readonly string[];
    }
  | { readonly kind: 'saved'; readonly name: string; readonly bytes: ArrayBuffer; readonly cellCount: number }
  | { readonly kind: 'save-refused'; readonly name: string; readonly faults: readonly Fault[] }
  | { readonly kind: 'task-ended'; readonly task: TaskKind; readonly isCancelled: boolean }
  /** All reports before this one are about what is forgotten now. */
  | { readonly kind: 'forgotten' }
  /** A mistake of ours; `message` is for the bug report. */
  | { readonly kind: 'failed'; readonly message: string };

/** A message with its protocol version. */
export interface Versioned<Message> {
  readonly version: number;
  readonly message: Message;
}
