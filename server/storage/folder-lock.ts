import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Another process has the data folder open: two openings would each write its own truth. */
export class FolderLocked extends Error {
  override readonly name = 'FolderLocked';
}

/** Who holds a lock. A process number is given out again, its start on that machine is not. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly started: string;
}

const LOCK_FILE = 'kontera.lock';
const TOUCH_MS = 10_000;
/** A holder on another machine is gone when it has not touched its lock for this long. */
const SILENT_MS = 60_000;

/**
 * Takes the one lock of a data folder, also one whose holder was killed, and gives what releases it. Throws FolderLocked
 * where its holder lives.
 */
export function takeFolderLock(folder: string): () => void {
  const path = join(folder, LOCK_FILE);
  const own = JSON.stringify({ host: hostname(), pid: process.pid, started: startOf(process.pid) ?? '' });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, own);
  try {
    // A link is made whole or not at all, and only where none is.
    if (!isLinked(draft, path)) {
      removeStale(path);
      if (!isLinked(draft, path)) throw locked(readLock(path));
    }
  } finally {
    rmSync(draft);
  }
  const touching = setInterval(() => touch(path), TOUCH_MS);
  touching.unref();
  return () => {
    clearInterval(touching);
    rmSync(path, { force: true });
  };
}

/** Moves a stale lock aside before it is removed: of two that do so, one finds that it moved another's fresh lock. */
function removeStale(path: string): void {
  const found = readLock(path);
  if (isAlive(found, path)) throw locked(found);
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = readLock(aside);
  if (moved !== found) isLinked(aside, path);
  rmSync(aside);
  if (moved !== found) throw locked(moved);
}

function isAlive(text: string, path: string): boolean {
  const holder = parseHolder(text);
  if (holder === null) return false;
  if (holder.host !== hostname()) return Date.now() - modifiedMs(path) < SILENT_MS;
  return isRunning(holder.pid) && (startOf(holder.pid) ?? holder.started) === holder.started;
}

function parseHolder(text: string): Holder | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return null;
    const { host, pid, started } = { host: null, pid: null, started: null, ...parsed };
    if (typeof host !== 'string' || typeof pid !== 'number' || typeof started !== 'string') return null;
    return { host, pid, started };
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process started, in the ticks of its machine (field 22 of proc(5) stat); null where the system does not say. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isLinked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function modifiedMs(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function touch(path: string): void {
  const seconds = Date.now() / 1000;
  try {
    utimesSync(path, seconds, seconds);
  } catch {
    // Whoever removed the file has said that this process is to go; the next start tells.
  }
}

function locked(text: string): FolderLocked {
  const holder = parseHolder(text);
  const by = holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}`;
  return new FolderLocked(
    `the data folder is open in ${by}. Stop that one, or set DATABASE_URL to run several processes on PostgreSQL`,
  );
}
