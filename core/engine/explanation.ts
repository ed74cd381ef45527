import { contextName } from './context-names.ts';
import { host } from './host.ts';
import type { Explanation, ExplanationPart } from './line.ts';
import type { ValueBook } from './value-book.ts';
import type { EngineExports } from './wasm-instance.ts';

const HEAD_BYTES = 16;
const PART_BYTES = 12;
const decoder = new host.TextDecoder();

/** Copies out what the engine's last `explain` wrote; assembly/linear/explain draws it. */
export function readExplanation(engine: EngineExports, dimension: string, book: ValueBook): Explanation {
  const { buffer } = engine.memory;
  const start = engine.resultsAddress();
  const view = new DataView(buffer, start);
  const parts: ExplanationPart[] = [];
  let at = HEAD_BYTES;
  for (let part = 0; part < view.getInt32(12, true); part++) {
    const contextNumber = view.getInt32(at, true);
    const byteCount = view.getInt32(at + 8, true);
    const words = decoder.decode(new Uint8Array(buffer, start + at + PART_BYTES, byteCount));
    parts.push({
      context: contextName(contextNumber),
      contextNumber,
      words,
      amount: view.getFloat32(at + 4, true),
    });
    at += PART_BYTES + byteCount + (-byteCount & 3);
  }
  parts.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return {
    dimension,
    value: book.valueOf(view.getInt32(0, true)),
    rival: book.valueOf(view.getInt32(4, true)),
    difference: view.getFloat32(8, true),
    parts,
  };
}
