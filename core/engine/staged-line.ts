import { host } from './host.ts';
import type { EngineLine } from './line.ts';
import type { EngineExports } from './wasm-instance.ts';
import { EngineFault } from './engine-fault.ts';

const encoder = new host.TextEncoder();
const FIXED_BYTES = 48;
const LENGTHS_AT = 24;
/** A text is cut here, in UTF-16 units: the engine looks no further than 1,024 bytes. */
const MAX_TEXT_UNITS = 1024;
const MAX_BYTES_PER_UNIT = 3;
const MS_PER_DAY = 86_400_000;

/** Days from 1970-01-01. Throws RangeError for a text that is no date. */
export function dayOf(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (!Number.isFinite(ms)) throw new RangeError(`the date of a line must be YYYY-MM-DD, found "${date}"`);
  return ms / MS_PER_DAY;
}

/**
 * Puts a line into the engine's staging room, in the form that assembly/features/staged-line.ts draws, behind the
 * numbers of its values (none for a suggestion).
 */
export function stageLine(engine: EngineExports, line: EngineLine, values: readonly number[]): void {
  const texts = textsOf(line);
  const head = values.length * 4;
  const lengthsAt = head + LENGTHS_AT;
  const room = head + FIXED_BYTES + line.headerFields.length * 4;
  const units = texts.reduce((sum, text) => sum + text.length, 0);
  const most = room + units * MAX_BYTES_PER_UNIT;
  const address = stageRoom(engine, most);
  const bytes = new Uint8Array(engine.memory.buffer, address, most);
  const view = new DataView(engine.memory.buffer, address, most);
  values.forEach((value, index) => view.setInt32(index * 4, value, true));
  view.setInt32(head, dayOf(line.date), true);
  view.setInt32(head + 4, line.direction === null ? 0 : line.direction === 'received' ? 1 : 2, true);
  view.setFloat64(head + 8, line.amountMinor, true);
  view.setFloat32(head + 16, line.taxRate ?? Number.NaN, true);
  view.setInt32(head + 20, line.headerFields.length, true);
  let at = room;
  texts.forEach((text, index) => {
    const written = text === '' ? 0 : encoder.encodeInto(text, bytes.subarray(at)).written;
    view.setInt32(lengthsAt + index * 4, written, true);
    at += written;
  });
  stageRoom(engine, at);
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
