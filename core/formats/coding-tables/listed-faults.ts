import type { Fault } from '../../domain/ledger-line.ts';

/** Faults of which the first are kept and all are counted. */
export interface CountedFaults {
  readonly count: number;
  /** At most LISTED_FAULTS of them. */
  readonly first: readonly Fault[];
}

/** Faults of one kind that a reading lists. */
export const LISTED_FAULTS = 20;
