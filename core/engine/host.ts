/** A compiled WebAssembly module, as any host makes it. */
export type CompiledModule = object;

/** A fetch Response, as far as it is needed here. */
export interface WasmResponse {
  readonly ok: boolean;
  readonly status: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A URL, as far as it is needed here. */
export interface WasmLocation {
  readonly href: string;
  /** `https:`, `file:`, ... */
  readonly protocol: string;
}

interface FileSystem {
  readonly promises: { readFile(location: WasmLocation): Promise<Uint8Array<ArrayBuffer>> };
}

interface Host {
  readonly WebAssembly: {
    compile(bytes: ArrayBuffer | ArrayBufferView): Promise<CompiledModule>;
    readonly Module: new () => CompiledModule;
  };
  readonly TextEncoder: new () => {
    encode(text: string): Uint8Array<ArrayBuffer>;
    encodeInto(text: string, into: Uint8Array): { readonly written: number };
  };
  readonly TextDecoder: new (
    label?: 'utf-8',
    options?: { readonly fatal: boolean },
  ) => { decode(bytes: Uint8Array): string };
  fetch(location: string): Promise<WasmResponse>;
  /** Node, Bun and Deno have it; a page has not. Node's own fetch does not read files. */
  readonly process?: { getBuiltinModule?(name: 'node:fs'): FileSystem | undefined };
}

/** The little that every host has (Node, browser, worker, Bun, Deno) and that ES2022 alone does not declare. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the door to the host: nothing types it here
export const host = globalThis as unknown as Host;
