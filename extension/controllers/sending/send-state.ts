import type { DraftConnection } from '../../../core/contracts/connection.ts';
import type { ErrorCode } from '../../../core/contracts/error-table.ts';
import type { Session } from '../session/session.ts';
import type { CellConflict } from './draft-plan.ts';
import type { MatchedDraft } from './match-drafts.ts';
import type { CheckedRow } from './row-check.ts';

/** How far a document is on its way into the ERP. */
export type DocumentOutcome =
  /** May be sent. */
  | { readonly kind: 'ready' }
  /** A row of it stops it. */
  | { readonly kind: 'stopped' }
  /** The ERP has no draft with these lines. */
  | { readonly kind: 'no-draft' }
  /** Somebody coded it otherwise in the ERP; nothing is sent. */
  | { readonly kind: 'conflict'; readonly cells: readonly CellConflict[] }
  /** The coding stands in the draft. */
  | { readonly kind: 'written' }
  /** It stood there already. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** A document of the journal on its way. */
export interface SendingDocument {
  /** Null: its row names none. */
  readonly documentId: string | null;
  /** Places of its rows in the journal. */
  readonly rows: readonly number[];
  readonly matched: MatchedDraft | null;
  readonly outcome: DocumentOutcome;
}

/** What the pane knows of checking the journal and sending it. A value. */
export interface SendState {
  readonly phase: 'idle' | 'checking' | 'checked' | 'sending';
  /** The coding that was checked; another one has to be checked anew. */
  readonly session: Session | null;
  /** Whether the coding is another one by now. */
  readonly isStale: boolean;
  readonly rows: readonly CheckedRow[];
  /** Documents that could be sent where the ERP has them; none where it was not asked. */
  readonly documents: readonly SendingDocument[];
  /** Whether there were masters to check against. */
  readonly hasMasters: boolean;
  /** Whether the server could be asked. */
  readonly isConnected: boolean;
  /** The company's connections whose drafts can be coded. */
  readonly connections: readonly DraftConnection[];
  /** Which of them the drafts are read from; '' where one has to be chosen. */
  readonly connectionId: string;
  /** Why drafts could not be read; null where they could. */
  readonly fault: ErrorCode | null;
}

/** Before anything was checked. */
export const NOTHING_CHECKED: SendState = {
  phase: 'idle',
  session: null,
  isStale: false,
  rows: [],
  documents: [],
  hasMasters: false,
  isConnected: false,
  connections: [],
  connectionId: '',
  fault: null,
};
