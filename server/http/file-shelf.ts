import { encodedFile, type EncodedFile } from './encoded-file.ts';

/** Keeps the files that are asked for most lately, so that two hundred add-ins read a new model from the database once. */
export interface FileShelf {
  /** The file of that name; `read` fetches its gzip bytes where it is not on the shelf, null where there are none. */
  take(name: string, read: () => Promise<Uint8Array | null>): Promise<EncodedFile | null>;
}

interface Shelved {
  readonly file: Promise<EncodedFile | null>;
  byteCount: number;
}

/** A shelf that holds at most `maxBytes` of gzip bytes; brotli bytes are fewer and come on top. */
export function fileShelf(maxBytes: number): FileShelf {
  // A Map keeps the order in which names were put in: the first is the one not asked for longest.
  const shelf = new Map<string, Shelved>();
  const makeRoom = (): void => {
    let total = [...shelf.values()].reduce((sum, { byteCount }) => sum + byteCount, 0);
    for (const [name, { byteCount }] of shelf) {
      if (total <= maxBytes) return;
      shelf.delete(name);
      total -= byteCount;
    }
  };
  return {
    async take(name, read) {
      const known = shelf.get(name);
      shelf.delete(name);
      const shelved = known ?? { file: readFile(read), byteCount: 0 };
      shelf.set(name, shelved);
      const file = await shelved.file.catch((error: unknown) => {
        shelf.delete(name);
        throw error;
      });
      if (file === null) shelf.delete(name);
      else if (shelved.byteCount === 0) {
        shelved.byteCount = (await file.bytes('gzip')).length;
        makeRoom();
      }
      return file;
    },
  };
}

async function readFile(read: () => Promise<Uint8Array | null>): Promise<EncodedFile | null> {
  const gzipped = await read();
  return gzipped === null ? null : encodedFile(gzipped);
}
