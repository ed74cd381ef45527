import type { CodingProposal, EmbedDocument } from '../../core/contracts/embed-document.ts';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { Masters } from '../../core/domain/masters.ts';
import type { ReasonGroup } from '../../core/workflows/explain-line.ts';
import type { Session } from '../controllers/session/session.ts';
import type { CellPlace } from '../worker/messages.ts';
import type { ValueObstacle } from './value-check.ts';

/** The model in use. */
export interface ModelInUse {
  readonly dimensions: readonly string[];
  readonly lineCount: number;
  readonly sha256: string;
}

/** How far a proposal is with the host. */
export type Handover =
  | { readonly kind: 'none' }
  | { readonly kind: 'waiting'; readonly proposal: CodingProposal }
  | { readonly kind: 'written'; readonly lineCount: number }
  /** `sentence` is the host's own; '' where it gave none. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** Why nothing can be coded. */
export interface CodingFault {
  readonly code: ErrorCode;
  /** For the report. */
  readonly detail: string;
}

/** What was refused as a value, and why. */
export interface RefusedValue extends CellPlace {
  readonly value: string;
  readonly obstacle: ValueObstacle;
}

/** All that the coding of a document shows. A value: every change makes a new one. */
export interface CodingState {
  readonly model: ModelInUse | null;
  readonly masters: Masters;
  readonly document: EmbedDocument | null;
  /** Null until the model is there and the document is open. */
  readonly session: Session | null;
  readonly cursor: CellPlace;
  /** Whether suggestions are on their way. */
  readonly isCoding: boolean;
  /** What speaks for the value under the cursor; null until it is known. */
  readonly explanation: {
    readonly at: CellPlace;
    readonly rival: string;
    readonly groups: readonly ReasonGroup[];
  } | null;
  readonly refused: RefusedValue | null;
  readonly handover: Handover;
  readonly fault: CodingFault | null;
}

/** Nothing open, no model. */
export const NOTHING_OPEN: CodingState = {
  model: null,
  masters: new Masters(new Map()),
  document: null,
  session: null,
  cursor: { row: 0, dimension: 0 },
  isCoding: false,
  explanation: null,
  refused: null,
  handover: { kind: 'none' },
  fault: null,
};
