import { STORE_ROOMS, type KeyedStore, type StoreRoom } from './keyed-store.ts';

const DATABASE_NAME = 'kontera';
const DATABASE_VERSION = 1;
/** Behind every key that begins with a prefix. */
const LAST = '\uffff';

/** What is kept in the browser's database, shared by all tabs of this origin. Rejects where the browser keeps nothing. */
export async function openIndexedStore(factory: IDBFactory): Promise<KeyedStore> {
  const opening = factory.open(DATABASE_NAME, DATABASE_VERSION);
  opening.onupgradeneeded = () => {
    for (const room of STORE_ROOMS) opening.result.createObjectStore(room);
  };
  const database = await answerOf(opening);
  const room = (name: StoreRoom, mode: IDBTransactionMode): IDBObjectStore =>
    database.transaction(name, mode).objectStore(name);
  return {
    get: (name, key) => answerOf<unknown>(room(name, 'readonly').get(key)),
    async put(name, key, value) {
      await answerOf(room(name, 'readwrite').put(value, key));
    },
    async remove(name, key) {
      await answerOf(room(name, 'readwrite').delete(key));
    },
    async list(name, prefix) {
      const range = IDBKeyRange.bound(prefix, `${prefix}${LAST}`);
      const store = room(name, 'readonly');
      const [keys, values] = await Promise.all([
        answerOf(store.getAllKeys(range)),
        answerOf<unknown[]>(store.getAll(range)),
      ]);
      // Keys of ours are texts.
      return keys.map((key, index) => [typeof key === 'string' ? key : '', values[index]] as const);
    },
  };
}

function answerOf<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser’s database does not answer'));
  });
}
