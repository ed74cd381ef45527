import type { FileRole, WorkerReport } from '../../worker/messages.ts';
import type { FilePlace } from './file-place.ts';

/** A file on its way in. */
export interface FileContent {
  readonly name: string;
  readonly bytes: ArrayBuffer;
  /** Where it may be written again; absent where the browser gives no such place. */
  readonly place?: FilePlace | undefined;
}

/** The files that the worker was asked to read, to be read again with corrected meanings, and the journal's own place. */
export class OpenedFiles {
  readonly #files = new Map<FileRole, FileContent>();
  /** Journals that the worker has not answered for, oldest first. */
  readonly #reading: FileContent[] = [];
  /** The file of the open journal, where it can be written again; null where it cannot. */
  place: FilePlace | null = null;

  /** The file last opened as one or the other; undefined where there is none. */
  find(role: FileRole): FileContent | undefined {
    return this.#files.get(role);
  }

  /** Notes that the worker is asked to read a file. */
  add(role: FileRole, file: FileContent): void {
    this.#files.set(role, file);
    if (role === 'journal') this.#reading.push(file);
  }

  /**
   * Takes the worker's answer for a journal: it answers one after the other, and also for what is forgotten meanwhile, for
   * the place of one must never be taken for another's.
   */
  answered(report: WorkerReport, isForgotten: boolean): void {
    if (report.kind === 'file-refused' && report.role === 'journal') this.#reading.shift();
    if (report.kind !== 'journal-opened') return;
    const read = this.#reading.shift();
    if (!isForgotten) this.place = read?.place ?? null;
  }

  /** Forgets what is open; what is being read is still answered for. */
  clear(): void {
    this.#files.clear();
    this.place = null;
  }
}
