import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { faulty, given, type Outcome } from '../outcome.ts';

/** A file as it was seen in the folder. */
export interface SeenFile {
  readonly name: string;
  readonly byteCount: number;
  readonly changedMs: number;
}

/** A file that was read whole. */
export interface WholeFile extends SeenFile {
  readonly bytes: Uint8Array;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly hash: string;
}

/** A larger file is reported, not read. */
export const MAX_FILE_BYTES = 512 * 2 ** 20;
const MAX_FILES = 10_000;
/** Names under which programs keep files that they have not finished: office locks, downloads, copies. */
const UNFINISHED = /^[.~]|\.(tmp|temp|part|partial|crdownload|download|swp)$/i;

/** Files that lie in the folder, by name; at most 10,000. Subfolders, links and unfinished files are left alone. */
export async function seenFiles(folder: string): Promise<Outcome<readonly SeenFile[]>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile() && !UNFINISHED.test(entry.name))
      .map(({ name }) => name);
    const files: SeenFile[] = [];
    for (const name of names.sort().slice(0, MAX_FILES)) {
      const file = await seenFile(folder, name);
      if (file !== null) files.push(file);
    }
    return given(files);
  } catch (error) {
    return faulty({ code: 'not-found', what: `the folder ${folder} (${codeOf(error)})` });
  }
}

/** The bytes of a file; null where it is gone, or was changed while it was read. */
export async function wholeFile(folder: string, name: string): Promise<WholeFile | null> {
  const before = await seenFile(folder, name);
  if (before === null || before.byteCount > MAX_FILE_BYTES) return null;
  try {
    const handle = await open(join(folder, name));
    try {
      const bytes = await handle.readFile();
      const after = await seenFile(folder, name);
      if (after === null || !isSame(before, after) || bytes.length !== before.byteCount) return null;
      return { ...before, bytes, hash: createHash('sha256').update(bytes).digest('hex') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whether nothing happened to a file between two looks. */
export function isSame(a: SeenFile, b: SeenFile): boolean {
  return a.name === b.name && a.byteCount === b.byteCount && a.changedMs === b.changedMs;
}

/**
 * Moves a file below the folder, where no file is ever overwritten: one of the same name gets its hash before it. A file that
 * has another content by now stays, it is a new one.
 */
export async function putAway(
  folder: string,
  { name, hash }: { readonly name: string; readonly hash: string },
  subfolder: 'processed' | 'failed',
  note: string,
): Promise<void> {
  const file = await wholeFile(folder, name);
  if (file?.hash !== hash) return;
  const target = join(folder, subfolder);
  await mkdir(target, { recursive: true });
  const isTaken = (await seenFile(target, name)) !== null;
  const kept = isTaken ? `${hash.slice(0, 12)}-${name}` : name;
  if (note !== '') await writeFile(join(target, `${kept}.txt`), note);
  await rename(join(folder, name), join(target, kept));
}

async function seenFile(folder: string, name: string): Promise<SeenFile | null> {
  try {
    const { size, mtimeMs } = await stat(join(folder, name));
    return { name, byteCount: size, changedMs: Math.floor(mtimeMs) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
