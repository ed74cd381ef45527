import { host, type CompiledModule, type WasmLocation, type WasmResponse } from './host.ts';

/** Where engine.wasm may come from: its bytes, a URL, a response that carries it, or a module compiled elsewhere. */
export type EngineSource = ArrayBuffer | ArrayBufferView | WasmLocation | WasmResponse | CompiledModule;

/** The engine.wasm that lies beside this module in the published package. */
export function ownEngine(): WasmLocation {
  return new URL('./engine.wasm', import.meta.url);
}

/** The bytes of a source that is not compiled yet. Throws where it cannot be read or is no such source. */
export async function engineBytes(source: EngineSource): Promise<ArrayBuffer | ArrayBufferView> {
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  if ('arrayBuffer' in source) return responseBytes(source);
  if ('href' in source) return locatedBytes(source);
  throw new TypeError(
    'the engine must be the bytes of engine.wasm, a URL, a response with them, or a compiled module',
  );
}

async function responseBytes(response: WasmResponse): Promise<ArrayBuffer> {
  if (!response.ok) throw new Error(`engine.wasm could not be fetched: HTTP status ${response.status}`);
  return response.arrayBuffer();
}

async function locatedBytes(location: WasmLocation): Promise<ArrayBuffer | ArrayBufferView> {
  const files = location.protocol === 'file:' ? host.process?.getBuiltinModule?.('node:fs') : undefined;
  return files ? files.promises.readFile(location) : responseBytes(await host.fetch(location.href));
}
