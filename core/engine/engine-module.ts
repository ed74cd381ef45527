import { host, type CompiledModule } from './host.ts';
import { startInstance, type EngineExports } from './wasm-instance.ts';

/** engine.wasm, compiled once; every coder runs in an instance of its own made from it. */
export class EngineModule {
  readonly #compiled: CompiledModule;

  constructor(compiled: CompiledModule) {
    this.#compiled = compiled;
  }

  /** A fresh instance: empty memory, no model. */
  instance(): EngineExports {
    return startInstance(this.#compiled);
  }
}

/** A fetch Response, as far as it is needed here. */
interface WasmResponse {
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Where engine.wasm may come from: its bytes, a response that carries them, or a module compiled elsewhere. */
export type EngineSource = ArrayBuffer | ArrayBufferView | WasmResponse | CompiledModule;

/** Compiles the engine. Throws where the response failed or the bytes are no WebAssembly. */
export async function compileEngine(source: EngineSource | Promise<EngineSource>): Promise<EngineModule> {
  const from = await source;
  if (from instanceof host.WebAssembly.Module) return new EngineModule(from);
  return new EngineModule(await host.WebAssembly.compile(await bytesOf(from)));
}

async function bytesOf(source: EngineSource): Promise<ArrayBuffer | ArrayBufferView> {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  if ('arrayBuffer' in source) {
    if (!source.ok) throw new Error(`engine.wasm could not be fetched: HTTP status ${source.status}`);
    return source.arrayBuffer();
  }
  throw new TypeError(
    'the engine must be the bytes of engine.wasm, a response with them, or a compiled module',
  );
}
