/** A compiled WebAssembly module, as any host makes it. */
export type CompiledModule = object;

interface Host {
  readonly WebAssembly: {
    compile(bytes: ArrayBuffer | ArrayBufferView): Promise<CompiledModule>;
    readonly Module: new () => CompiledModule;
  };
  readonly TextEncoder: new () => {
    encode(text: string): Uint8Array<ArrayBuffer>;
    encodeInto(text: string, into: Uint8Array): { readonly written: number };
  };
  readonly TextDecoder: new () => { decode(bytes: Uint8Array): string };
}

/** The little that every host has (Node, browser, worker, Bun, Deno) and that ES2022 alone does not declare. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the door to the host: nothing types it here
export const host = globalThis as unknown as Host;
