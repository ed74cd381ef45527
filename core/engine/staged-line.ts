import { host } from './host.ts';
import type { EngineLine } from './line.ts';
import type { EngineExports } from './wasm-instance.ts';
import { dayOf } from './day.ts';
import { EngineFault } from './engine-fault.ts';
import { viewsOf } from './memory-views.ts';

const encoder = new host.TextEncoder();
const LENGTHS_AT = 28;
/** A text is cut here, in UTF-16 units: the engine looks no further than 1,024 bytes. */
const MAX_TEXT_UNITS = 1024;
const MAX_BYTES_PER_UNIT = 3;
/** Texts of a line before its header fields. */
const STANDARD_TEXTS = 6;

/**
 * Puts a line into the engine's staging room, in the form that assembly/features/staged-line.ts draws, behind the
 * numbers of its values (none for a suggestion).
 */
export function stageLine(engine: EngineExports, line: EngineLine, values: readonly number[]): void {
  const textCount = STANDARD_TEXTS + line.headerFields.length;
  const lengthsAt = values.length * 4 + LENGTHS_AT;
  const room = lengthsAt + textCount * 4;
  let units = 0;
  for (let i = 0; i < textCount; i++) units += textOf(line, i).length;
  const address = stageRoom(engine, room + units * MAX_BYTES_PER_UNIT);
  const { bytes, view } = viewsOf(engine);
  for (let i = 0; i < values.length; i++) view.setInt32(address + i * 4, values[i] ?? -1, true);
  writeFacts(view, address + values.length * 4, line);
  let at = address + room;
  for (let i = 0; i < textCount; i++) {
    const written = writeText(bytes, at, textOf(line, i));
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

/** One of a line's texts, in the order in which they are staged. */
function textOf(line: EngineLine, index: number): string {
  const text = wholeTextOf(line, index);
  return text.length > MAX_TEXT_UNITS ? text.slice(0, MAX_TEXT_UNITS) : text;
}

function wholeTextOf(line: EngineLine, index: number): string {
  if (index === 0) return line.supplierName;
  if (index === 1) return line.supplierId;
  if (index === 2) return line.supplierTaxId;
  if (index === 3) return line.documentId ?? '';
  if (index === 4) return line.text;
  if (index === 5) return line.company;
  return line.headerFields[index - STANDARD_TEXTS] ?? '';
}

/** Asks for staging room; the same address and content where the room was there before. */
export function stageRoom(engine: EngineExports, bytes: number): number {
  const address = engine.stage(bytes);
  if (address === 0) throw new EngineFault(-7);
  return address;
}
