import { gzipSync } from 'fflate';

/** Bytes packed by gzip; the same bytes give the same file, its header holds no time. */
export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}
