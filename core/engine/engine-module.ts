import { engineBytes, ownEngine, type EngineSource } from './engine-source.ts';
import { host, type CompiledModule } from './host.ts';
import { startInstance, type EngineExports } from './wasm-instance.ts';

/** engine.wasm, compiled once; every coder runs in an instance of its own made from it. */
export class EngineModule {
  readonly #compiled: CompiledModule;

  constructor(compiled: CompiledModule) {
    this.#compiled = compiled;
  }

  /** The compiled WebAssembly.Module: it can be posted to a worker, which hands it to `compileEngine`. */
  get compiled(): CompiledModule {
    return this.#compiled;
  }

  /** A fresh instance: empty memory, no model. */
  instance(): EngineExports {
    return startInstance(this.#compiled);
  }
}

/**
 * Compiles the engine; without a source, the engine.wasm beside this module. Throws where it cannot be read or fetched, or
 * the bytes are no WebAssembly.
 */
export async function compileEngine(
  source: EngineSource | Promise<EngineSource> = ownEngine(),
): Promise<EngineModule> {
  const from = await source;
  if (from instanceof host.WebAssembly.Module) return new EngineModule(from);
  return new EngineModule(await host.WebAssembly.compile(await engineBytes(from)));
}
