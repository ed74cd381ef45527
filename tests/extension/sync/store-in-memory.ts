import type { KeyedStore, StoreRoom } from '../../../extension/sync/keyed-store.ts';

/** A store that lasts as long as the test. */
export function storeInMemory(): KeyedStore & { readonly entries: Map<string, unknown> } {
  const entries = new Map<string, unknown>();
  const at = (room: StoreRoom, key: string): string => `${room}/${key}`;
  return {
    entries,
    get: (room, key) => Promise.resolve(entries.get(at(room, key))),
    put(room, key, value) {
      entries.set(at(room, key), value);
      return Promise.resolve();
    },
    remove(room, key) {
      entries.delete(at(room, key));
      return Promise.resolve();
    },
    list(room, prefix) {
      const start = at(room, prefix);
      const found = [...entries]
        .filter(([key]) => key.startsWith(start))
        .sort(([a], [b]) => (a < b ? -1 : 1));
      return Promise.resolve(found.map(([key, value]) => [key.slice(room.length + 1), value] as const));
    },
  };
}
