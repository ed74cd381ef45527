import type { LaneLimits } from '../../../core/domain/lane.ts';
import type { KeyedStore } from '../../sync/keyed-store.ts';

const KEY = 'limits';

/** Keeps the lane limits that were set for a company. `store` is the company's own. */
export async function keepLimits(store: KeyedStore, limits: LaneLimits): Promise<void> {
  await store.put('settings', KEY, limits);
}

/** The lane limits that were set for a company; null where nobody set any. */
export async function keptLimits(store: KeyedStore): Promise<LaneLimits | null> {
  const kept = await store.get('settings', KEY);
  return isLimits(kept) ? kept : null;
}

function isLimits(value: unknown): value is LaneLimits {
  return (
    typeof value === 'object' &&
    value !== null &&
    'auto' in value &&
    'review' in value &&
    typeof value.auto === 'number' &&
    typeof value.review === 'number' &&
    value.auto >= value.review
  );
}
