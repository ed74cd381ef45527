// The few globals that every host has and that ES2022 does not declare. Core compiles without DOM and Node types,
// so this is all of the outside world that a format may touch.

interface TextDecoder {
  /** Decodes a piece; `stream` keeps a character cut at its end for the next piece. Throws where `fatal` meets bad bytes. */
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

declare const TextDecoder: new (
  label?: string,
  options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
) => TextDecoder;

interface TextEncoder {
  /** UTF-8 bytes of a text. */
  encode(text: string): Uint8Array<ArrayBuffer>;
}

declare const TextEncoder: new () => TextEncoder;
