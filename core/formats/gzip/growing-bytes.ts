/** Bytes that arrive in pieces, up to a limit; pieces beyond it are dropped and `overflowed` says so. */
export class GrowingBytes {
  bytes: Uint8Array;
  length = 0;
  overflowed = false;
  readonly #maxBytes: number;

  constructor(expectedBytes: number, maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.bytes = new Uint8Array(Math.min(expectedBytes, maxBytes));
  }

  append(piece: Uint8Array): void {
    const end = this.length + piece.length;
    if (this.overflowed || end > this.#maxBytes) {
      this.overflowed = true;
      return;
    }
    if (end > this.bytes.length) {
      const grown = new Uint8Array(Math.min(Math.max(end, this.bytes.length * 2), this.#maxBytes));
      grown.set(this.bytes.subarray(0, this.length));
      this.bytes = grown;
    }
    this.bytes.set(piece, this.length);
    this.length = end;
  }
}
