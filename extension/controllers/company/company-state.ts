import type { ErrorCode } from '../../../core/contracts/error-table.ts';
import type { Departure } from '../../sync/departures.ts';
import type { WaitingBatch } from '../../sync/outbox.ts';

/** The company that works on this computer alone, without a server. */
export const OWN_COMPANY = 'own';

/** What the pane knows of the company whose journal it codes, and of the way to the server. A value. */
export interface CompanyState {
  readonly companyId: string;
  /** Companies that the caller may work for; only the own one without a server. */
  readonly companyIds: readonly string[];
  /** Scheme, host and port of the server; '' where everything stays here. */
  readonly serverOrigin: string;
  /** As the server names the caller; '' where nobody is signed in. */
  readonly callerName: string;
  /** Where people sign in besides with a key: the provider's host; '' where that is not known, or nowhere. */
  readonly signInHost: string;
  /** Until when the model knows the ledger, ISO 8601; '' where there is no model. */
  readonly modelDate: string;
  /** SHA-256 of the model in use; '' where there is none that the server knows. */
  readonly modelHash: string;
  /** Whether the server answered last time. */
  readonly isOnline: boolean;
  /** Decisions that wait to be sent. */
  readonly waitingCount: number;
  /** Why the last call failed; null where it did not. */
  readonly fault: ErrorCode | null;
  /** What waits and what left, to the letter; read when the person looks at it. */
  readonly leaving: { readonly waiting: readonly WaitingBatch[]; readonly departures: readonly Departure[] };
}

/** Before anything is known. */
export const NO_COMPANY: CompanyState = {
  companyId: OWN_COMPANY,
  companyIds: [OWN_COMPANY],
  serverOrigin: '',
  callerName: '',
  signInHost: '',
  modelDate: '',
  modelHash: '',
  isOnline: false,
  waitingCount: 0,
  fault: null,
  leaving: { waiting: [], departures: [] },
};
