import type { LaneLimits } from '../../core/domain/lane.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import type { MasterValue } from '../../core/domain/masters.ts';
import type { ReasonGroup } from '../../core/workflows/explain-line.ts';
import type { CellPlace, CellValue, RowSuggestions } from '../worker/messages.ts';

/** Raised when a message changes its meaning; a page and a worker of different versions do not work together. */
export const DESK_VERSION = 1;

/** The values of each dimension, as a host or our server has them. */
export type MasterLists = Readonly<Record<string, readonly MasterValue[]>>;

/** From the page to its worker. */
export type DeskRequest =
  /** The first: where the engine is, and which language the reasons are in. */
  | { readonly kind: 'start'; readonly engineUrl: string; readonly locale: string }
  | { readonly kind: 'speak'; readonly locale: string }
  /** A model takes the place of the one before; nothing of that is kept. `modelBytes` is transferred. */
  | {
      readonly kind: 'open-model';
      readonly modelBytes: ArrayBuffer;
      readonly masters: MasterLists;
      readonly limits: LaneLimits;
    }
  /** A document takes the place of the one before; suggests for all its lines. `run` comes back with the answer. */
  | {
      readonly kind: 'code';
      readonly run: number;
      readonly lines: readonly LedgerLine[];
      readonly headerFieldNames: readonly string[];
    }
  /** All that the engine is to know of this document, in order; suggests anew. */
  | { readonly kind: 'teach'; readonly run: number; readonly lessons: readonly CellValue[] }
  /** What of a line speaks for the first value of a cell. */
  | { readonly kind: 'explain'; readonly run: number; readonly at: CellPlace };

/** From the worker to its page. */
export type DeskReport =
  | {
      readonly kind: 'model-opened';
      readonly dimensions: readonly string[];
      readonly lineCount: number;
      /** In lower-case hexadecimal, of the bytes that were handed over. */
      readonly sha256: string;
    }
  /** The bytes are no model of this version, or damaged. */
  | { readonly kind: 'model-refused'; readonly message: string }
  | { readonly kind: 'coded'; readonly run: number; readonly rows: readonly RowSuggestions[] }
  | {
      readonly kind: 'explained';
      readonly run: number;
      readonly at: CellPlace;
      readonly rival: string;
      readonly groups: readonly ReasonGroup[];
    }
  /** The worker has stopped; a new one has to be started. */
  | { readonly kind: 'failed'; readonly message: string };

/** What crosses between page and worker. */
export interface Versioned<Message> {
  readonly version: number;
  readonly message: Message;
}
