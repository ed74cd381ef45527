import { masters, type Masters } from '../../core/contracts/masters.ts';
import type { KeyedStore } from './keyed-store.ts';

const KEY = 'masters';

/** Keeps a company's masters for when the server is away. */
export async function keepMasters(store: KeyedStore, value: Masters): Promise<void> {
  await store.put('settings', KEY, value);
}

/** The masters that were kept last; null where none were, or what is kept is of another version. */
export async function keptMasters(store: KeyedStore): Promise<Masters | null> {
  const parsed = masters.safeParse(await store.get('settings', KEY));
  return parsed.success ? parsed.data : null;
}
