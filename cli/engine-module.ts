import { readFile } from 'node:fs/promises';
import type { Coder } from '../core/engine/index.ts';
import {
  compileEngine,
  createCoder,
  createLineMatcher,
  EngineFault,
  openCoder,
} from '../core/engine/index.ts';
import type { EngineSource } from './host.ts';

/** Compiles engine.wasm, once for every coder and matcher of this run. */
export async function loadEngine(wasmFile: URL): Promise<EngineSource> {
  const module = await compileEngine(await readFile(wasmFile));
  return {
    create: ({ dimensions, headerFieldNames }, seed) =>
      createCoder(module, { dimensions, headerFieldNames, seed }),
    open: (modelBytes) => refusedInWords(() => openCoder(module, modelBytes)),
    lineMatcher: () => createLineMatcher(module),
  };
}

function refusedInWords(open: () => Coder): Coder | { readonly found: string } {
  try {
    return open();
  } catch (error) {
    if (error instanceof EngineFault) return { found: error.message };
    throw error;
  }
}
