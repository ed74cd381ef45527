import type { EngineExports } from './wasm-instance.ts';

/** Views of an engine's whole memory. */
export interface MemoryViews {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

const views = new WeakMap<ArrayBuffer, MemoryViews>();

/** Views of the engine's whole memory as it is now; growth gives it another buffer, and so other views. */
export function viewsOf(engine: EngineExports): MemoryViews {
  const buffer = engine.memory.buffer;
  let known = views.get(buffer);
  if (known === undefined) {
    known = { bytes: new Uint8Array(buffer), view: new DataView(buffer) };
    views.set(buffer, known);
  }
  return known;
}
