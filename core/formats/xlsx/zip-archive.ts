import { strFromU8 } from 'fflate';

/** Where one file lies inside a zip archive. All positions are byte offsets into the archive. */
export interface ZipEntry {
  /** As written, with `/` between folders. */
  readonly name: string;
  /** 0 stored, 8 deflated; nothing else is read. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  /** Size once unpacked, as the archive declares it; reading more than this is a fault. */
  readonly unpackedBytes: number;
  readonly localStart: number;
  /** Exclusive: where the next entry or the directory begins, so that a data descriptor is inside. */
  readonly localEnd: number;
  readonly packedStart: number;
  readonly centralStart: number;
  readonly centralEnd: number;
}

/** A zip archive whose directory was read and checked; nothing is unpacked yet. */
export interface ZipArchive {
  readonly bytes: Uint8Array;
  /** In the order of the directory. */
  readonly entries: readonly ZipEntry[];
  /** By `partKey` of the name. */
  readonly byName: ReadonlyMap<string, ZipEntry>;
  readonly directoryStart: number;
  readonly directoryEnd: number;
  /** Offset of the end record; the archive's comment follows it. */
  readonly endRecordStart: number;
}

/** An archive, or in words what was found instead of one. */
export type ZipOpening =
  { readonly ok: true; readonly archive: ZipArchive } | { readonly ok: false; readonly found: string };

const END_SIGNATURE = 0x06054b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_MARK = 0xffffffff;
const FLAG_ENCRYPTED = 0x1;
const FLAG_UTF8 = 0x800;

/** Key under which a part is found: OPC part names do not tell upper from lower case, nor need a leading slash. */
export function partKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

/** Reads the directory of a zip archive (APPNOTE 4.3) and checks that no entry overlaps another. */
export function openZip(given: Uint8Array): ZipOpening {
  // A plain view, never a subclass of it: Node's Buffer answers `slice` with the same memory, not with a copy.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endRecordStart = findEndRecord(view);
  if (endRecordStart === null) return refused('a zip archive without its end: the file was cut off');
  const entryCount = view.getUint16(endRecordStart + 10, true);
  const directoryStart = view.getUint32(endRecordStart + 16, true);
  if (directoryStart === ZIP64_MARK || entryCount === 0xffff) return refused('a zip64 archive');
  const directoryEnd = directoryStart + view.getUint32(endRecordStart + 12, true);
  if (directoryEnd > endRecordStart) return refused('a zip archive whose directory is damaged');

  const raws: RawEntry[] = [];
  let position = directoryStart;
  for (let index = 0; index < entryCount; index += 1) {
    const raw = readRawEntry(view, position, directoryEnd);
    if (typeof raw === 'string') return refused(raw);
    raws.push(raw);
    position = raw.centralEnd;
  }
  const entries = locate(view, raws, directoryStart);
  if (typeof entries === 'string') return refused(entries);
  const byName = new Map(entries.map((entry) => [partKey(entry.name), entry]));
  if (byName.size !== entries.length) return refused('a zip archive that holds one name twice');
  return { ok: true, archive: { bytes, entries, byName, directoryStart, directoryEnd, endRecordStart } };
}

type RawEntry = Omit<ZipEntry, 'localEnd' | 'packedStart'>;

function refused(found: string): ZipOpening {
  return { ok: false, found };
}

function findEndRecord(view: DataView): number | null {
  const last = view.byteLength - END_BYTES;
  for (let start = last; start >= Math.max(0, last - MAX_COMMENT_BYTES); start -= 1) {
    if (view.getUint32(start, true) !== END_SIGNATURE) continue;
    if (start + END_BYTES + view.getUint16(start + 20, true) <= view.byteLength) return start;
  }
  return null;
}

function readRawEntry(view: DataView, start: number, directoryEnd: number): RawEntry | string {
  const damaged = 'a zip archive whose directory is damaged';
  if (start + CENTRAL_BYTES > directoryEnd || view.getUint32(start, true) !== CENTRAL_SIGNATURE)
    return damaged;
  const flags = view.getUint16(start + 8, true);
  const nameBytes = view.getUint16(start + 28, true);
  const centralEnd =
    start + CENTRAL_BYTES + nameBytes + view.getUint16(start + 30, true) + view.getUint16(start + 32, true);
  if (centralEnd > directoryEnd) return damaged;
  const nameStart = view.byteOffset + start + CENTRAL_BYTES;
  const name = strFromU8(new Uint8Array(view.buffer, nameStart, nameBytes), !(flags & FLAG_UTF8));
  const entry: RawEntry = {
    name: name.replaceAll('\\', '/'),
    method: view.getUint16(start + 10, true),
    crc32: view.getUint32(start + 16, true),
    packedBytes: view.getUint32(start + 20, true),
    unpackedBytes: view.getUint32(start + 24, true),
    localStart: view.getUint32(start + 42, true),
    centralStart: start,
    centralEnd,
  };
  if (flags & FLAG_ENCRYPTED) return `a zip archive that encrypts ${entry.name}`;
  if (entry.method !== 0 && entry.method !== 8)
    return `a zip archive that packs ${entry.name} in an unusual way`;
  const isZip64 = [entry.packedBytes, entry.unpackedBytes, entry.localStart].includes(ZIP64_MARK);
  return isZip64 ? 'a zip64 archive' : entry;
}

/** Adds to every entry where it ends; a reason in words where entries overlap or run into the directory. */
function locate(view: DataView, raws: readonly RawEntry[], directoryStart: number): ZipEntry[] | string {
  const starts = raws.map((raw) => raw.localStart).sort((a, b) => a - b);
  if (new Set(starts).size !== starts.length) return 'a zip archive whose directory is damaged';
  const endOf = new Map(starts.map((start, index) => [start, starts[index + 1] ?? directoryStart]));
  const entries: ZipEntry[] = [];
  for (const raw of raws) {
    const damaged = `a zip archive in which ${raw.name} is damaged`;
    const localEnd = endOf.get(raw.localStart) ?? directoryStart;
    if (raw.localStart + LOCAL_BYTES > localEnd) return damaged;
    if (view.getUint32(raw.localStart, true) !== LOCAL_SIGNATURE) return damaged;
    const packedStart =
      raw.localStart +
      LOCAL_BYTES +
      view.getUint16(raw.localStart + 26, true) +
      view.getUint16(raw.localStart + 28, true);
    if (packedStart + raw.packedBytes > localEnd) return damaged;
    entries.push({ ...raw, localEnd, packedStart });
  }
  return entries;
}
