import { host } from './host.ts';
import type { EngineLine } from './line.ts';
import type { EngineExports } from './wasm-instance.ts';
import { EngineFault } from './engine-fault.ts';

const encoder = new host.TextEncoder();
const FIXED_BYTES = 52;
const LENGTHS_AT = 28;
/** A text is cut here, in UTF-16 units: the engine looks no further than 1,024 bytes. */
const MAX_TEXT_UNITS = 1024;
const MAX_BYTES_PER_UNIT = 3;
const MS_PER_DAY = 86_400_000;

/** Days from 1970-01-01. Throws RangeError for a text that is no date: hosts differ on what 30 February is. */
export function dayOf(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isFinite(ms) || new Date(ms).toISOString().slice(0, 10) !== date)
    throw new RangeError(`the date of a line must be YYYY-MM-DD, found "${date}"`);
  return ms / MS_PER_DAY;
}

/**
 * Puts a line into the engine's staging room, in the form that assembly/features/staged-line.ts draws, behind the
 * numbers of its values (none for a suggestion).
 */
export function stageLine(engine: EngineExports, line: EngineLine, values: readonly number[]): void {
  const texts = textsOf(line);
  const lengthsAt = values.length * 4 + LENGTHS_AT;
  const room = values.length * 4 + FIXED_BYTES + line.headerFields.length * 4;
  let units = 0;
  for (const text of texts) units += text.length;
  const address = stageRoom(engine, room + units * MAX_BYTES_PER_UNIT);
  const { bytes, view } = viewsOf(engine);
  for (let i = 0; i < values.length; i++) view.setInt32(address + i * 4, values[i] ?? -1, true);
  writeFacts(view, address + values.length * 4, line);
  let at = address + room;
  for (let i = 0; i < texts.length; i++) {
    const written = writeText(bytes, at, texts[i] ?? '');
    view.setInt32(address + lengthsAt + i * 4, written, true);
    at += written;
  }
  stageRoom(engine, at - address);
}

function writeFacts(view: DataView, at: number, line: EngineLine): void {
  view.setInt32(at, dayOf(line.date), true);
  view.setInt32(at + 4, line.direction === null ? 0 : line.direction === 'received' ? 1 : 2, true);
  view.setFloat64(at + 8, line.amountMinor, true);
  view.setFloat32(at + 16, line.taxRate ?? Number.NaN, true);
  view.setInt32(at + 20, line.supplierDayCount ?? 0, true);
  view.setInt32(at + 24, line.headerFields.length, true);
}

/** Writes a text as UTF-8 and answers its length. Ledger texts are short and mostly ASCII: a loop beats the encoder. */
function writeText(bytes: Uint8Array, at: number, text: string): number {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return encoder.encodeInto(text, bytes.subarray(at)).written;
    bytes[at + i] = unit;
  }
  return text.length;
}

interface Views {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

const views = new WeakMap<ArrayBuffer, Views>();

/** Views of the engine's whole memory; growth gives it another buffer, and so other views. */
function viewsOf(engine: EngineExports): Views {
  const buffer = engine.memory.buffer;
  let known = views.get(buffer);
  if (known === undefined) {
    known = { bytes: new Uint8Array(buffer), view: new DataView(buffer) };
    views.set(buffer, known);
  }
  return known;
}

function textsOf(line: EngineLine): string[] {
  const { supplierName, supplierId, supplierTaxId, documentId, text, company, headerFields } = line;
  return [supplierName, supplierId, supplierTaxId, documentId ?? '', text, company, ...headerFields].map(
    (entry) => (entry.length > MAX_TEXT_UNITS ? entry.slice(0, MAX_TEXT_UNITS) : entry),
  );
}

/** Asks for staging room; the same address and content where the room was there before. */
export function stageRoom(engine: EngineExports, bytes: number): number {
  const address = engine.stage(bytes);
  if (address === 0) throw new EngineFault(-7);
  return address;
}
