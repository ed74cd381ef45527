/** Rooms of what is kept on this computer. */
export const STORE_ROOMS = ['models', 'outbox', 'departures', 'settings', 'sheets'] as const;

/** A room of what is kept on this computer. */
export type StoreRoom = (typeof STORE_ROOMS)[number];

/** What is kept on this computer, by room and key. */
export interface KeyedStore {
  /** Undefined where there is nothing. */
  get(room: StoreRoom, key: string): Promise<unknown>;
  put(room: StoreRoom, key: string, value: unknown): Promise<void>;
  remove(room: StoreRoom, key: string): Promise<void>;
  /** Entries whose key begins with `prefix`, in the order of their keys. */
  list(room: StoreRoom, prefix: string): Promise<readonly (readonly [key: string, value: unknown])[]>;
}

/** Between the company's id and the key of an entry; ids have no line breaks. */
const SEPARATOR = '\n';

/** The part of a store that belongs to one company: nothing of another can be read or written through it. */
export function companyStore(store: KeyedStore, companyId: string): KeyedStore {
  const own = (key: string): string => `${companyId}${SEPARATOR}${key}`;
  return {
    get: (room, key) => store.get(room, own(key)),
    put: (room, key, value) => store.put(room, own(key), value),
    remove: (room, key) => store.remove(room, own(key)),
    async list(room, prefix) {
      const entries = await store.list(room, own(prefix));
      return entries.map(([key, value]) => [key.slice(companyId.length + 1), value] as const);
    },
  };
}
