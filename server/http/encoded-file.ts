import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip } from 'node:zlib';

/** How a file's bytes may be packed on the way. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** A file in each way it may be sent; made once, sent often. */
export interface EncodedFile {
  bytes(encoding: Encoding): Promise<Uint8Array>;
}

const compressBrotli = promisify(brotliCompress);
const unpack = promisify(gunzip);

/** Above this a model takes three times as long to pack, and a compact one shrinks by half a hundredth more. */
const BROTLI_QUALITY = 4;

/** A file that is stored packed by gzip; brotli is packed when first asked for, and kept. Few ask for it unpacked. */
export function encodedFile(gzipped: Uint8Array): EncodedFile {
  let brotli: Promise<Uint8Array> | null = null;
  const packed = async (): Promise<Uint8Array> =>
    compressBrotli(await unpack(gzipped), { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
  return {
    bytes(encoding) {
      if (encoding === 'gzip') return Promise.resolve(gzipped);
      return encoding === 'br' ? (brotli ??= packed()) : unpack(gzipped);
    },
  };
}
