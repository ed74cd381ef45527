import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileReading, Files } from './host.ts';

/** The machine's file system. */
export const nodeFiles: Files = { read, list, obstacle, makeFolder, write };

function read(path: string): FileReading {
  try {
    return { ok: true, bytes: readFileSync(path) };
  } catch (error) {
    return { ok: false, found: systemReason(error) };
  }
}

/** Hidden files are left out, as are links, which may lead back up. */
function list(path: string): readonly string[] | null {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return null;
  const entries = readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    if (entry.isDirectory()) return list(inside) ?? [];
    return entry.isFile() ? [inside] : [];
  });
}

function obstacle(path: string, mayOverwrite: boolean): string | null {
  const folder = dirname(path);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return `there is no folder ${folder}`;
  const present = statSync(path, { throwIfNoEntry: false });
  if (present && !present.isFile()) return 'it is not a file';
  if (present && !mayOverwrite) return 'it exists; --force overwrites it';
  try {
    accessSync(folder, constants.W_OK);
    return null;
  } catch {
    return `the folder ${folder} cannot be written to`;
  }
}

function makeFolder(path: string): string | null {
  try {
    mkdirSync(path, { recursive: true });
    return null;
  } catch (error) {
    return systemReason(error);
  }
}

/**
 * Writes beside the place, then renames: whoever looks sees the old file or the new one, whole. Ctrl+C in between
 * waits until the file is in place, so that no temporary file stays behind.
 */
async function write(path: string, bytes: Uint8Array): Promise<string | null> {
  const interruption = { isWanted: false };
  const noteInterrupt = (): void => {
    interruption.isWanted = true;
  };
  process.on('SIGINT', noteInterrupt);
  const reason = writeAndRename(path, bytes);
  // A signal is handed over in the next turn of the event loop.
  await new Promise((resume) => setImmediate(resume));
  process.off('SIGINT', noteInterrupt);
  if (interruption.isWanted) process.kill(process.pid, 'SIGINT');
  return reason;
}

function writeAndRename(path: string, bytes: Uint8Array): string | null {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    writeWhole(temporary, bytes);
    renameSync(temporary, path);
    return null;
  } catch (error) {
    rmSync(temporary, { force: true });
    return systemReason(error);
  }
}

function writeWhole(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The system's reason as the end of "cannot read FILE: ". */
function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return REASONS[code] ?? code;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EBUSY: 'another program holds it open',
  ENAMETOOLONG: 'its name is too long',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GB',
};
