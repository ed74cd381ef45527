import type { FilePlace } from '../controllers/saving/file-place.ts';

/** What tells one state of a file from another. */
interface FileStamp {
  readonly lastModifiedMs: number;
  readonly byteCount: number;
}

/** A file on the person's disk that the browser lets us write again, for as long as the page is open. */
export class DiskFile implements FilePlace {
  readonly #handle: FileSystemFileHandle;
  /** As it was when it was opened or last written here; null for a file that was only just named. */
  #known: FileStamp | null;

  /** `opened`: the content that was read of it, null where none was. */
  constructor(handle: FileSystemFileHandle, opened: File | null) {
    this.#handle = handle;
    this.#known = opened && stampOf(opened);
  }

  get name(): string {
    return this.#handle.name;
  }

  async look(): Promise<'ready' | 'denied' | 'changed'> {
    if (!(await isWritable(this.#handle))) return 'denied';
    if (this.#known === null) return 'ready';
    const { lastModifiedMs, byteCount } = stampOf(await this.#handle.getFile());
    const isSame = lastModifiedMs === this.#known.lastModifiedMs && byteCount === this.#known.byteCount;
    return isSame ? 'ready' : 'changed';
  }

  // The browser writes into a file of its own and puts it in place of ours when it is closed.
  async write(bytes: ArrayBuffer): Promise<void> {
    const stream = await this.#handle.createWritable();
    try {
      await stream.write(bytes);
    } catch (error) {
      await stream.abort();
      throw error;
    }
    await stream.close();
    this.#known = stampOf(await this.#handle.getFile());
  }
}

/** Whether the person lets us write; asks her where she was not asked yet. */
async function isWritable(handle: FileSystemFileHandle): Promise<boolean> {
  const wanted = { mode: 'readwrite' } as const;
  if ((await handle.queryPermission?.(wanted)) === 'granted') return true;
  return handle.requestPermission === undefined || (await handle.requestPermission(wanted)) === 'granted';
}

function stampOf({ lastModified, size }: File): FileStamp {
  return { lastModifiedMs: lastModified, byteCount: size };
}
