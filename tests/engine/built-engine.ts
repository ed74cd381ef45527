import { readFileSync } from 'node:fs';
import { compileEngine, type EngineModule } from '../../core/engine/index.ts';

/** The bytes of a build of the engine; scripts/build.mjs makes both. */
export function engineBytes(build: 'release' | 'debug'): Uint8Array<ArrayBuffer> {
  const file = build === 'release' ? 'engine.wasm' : 'engine.debug.wasm';
  return new Uint8Array(readFileSync(new URL(`../../build/${file}`, import.meta.url)));
}

/** The release build, compiled. */
export const RELEASE: EngineModule = await compileEngine(engineBytes('release'));
