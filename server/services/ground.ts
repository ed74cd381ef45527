import type { Store } from '../storage/store.ts';
import type { Clock } from './clock.ts';

/** What every service stands on. */
export interface Ground {
  readonly store: Store;
  readonly clock: Clock;
}

/** Now, as it is stored: ISO 8601, UTC, milliseconds. */
export function nowText({ clock }: Ground): string {
  return clock().toISOString();
}
