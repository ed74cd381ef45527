import type { FileReading, Host } from '../../cli/host.ts';
import { createLineMatcher, createPartitioner } from '../../core/engine/index.ts';
import { RELEASE } from '../engine/built-engine.ts';
import { majorityCoder, openMajorityCoder } from '../oracle/majority-coder.ts';

/** A host with files in memory, a clock that a test moves, the slow obvious coder, and the engine's line matcher. */
export interface MemoryHost extends Host {
  readonly contents: Map<string, Uint8Array>;
  /** What was written to standard output and standard error so far. */
  printed(): { readonly out: string; readonly err: string };
  /** Text of a file that is there. */
  textOf(path: string): string;
  /** Every reading of the clock moves it on by this much. */
  tickMs: number;
  breathCount: number;
}

/** A host with these files; `watcherColumns` as in `Host`. */
export function memoryHost(
  files: Readonly<Record<string, string | Uint8Array>> = {},
  watcherColumns: number | null = null,
): MemoryHost {
  const contents = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  const texts = { out: '', err: '' };
  let nowMs = 0;
  const host: MemoryHost = {
    contents,
    printed: () => ({ ...texts }),
    textOf: (path) => new TextDecoder().decode(contents.get(path)),
    tickMs: 0,
    breathCount: 0,
    files: {
      read(path): FileReading {
        const bytes = contents.get(path);
        return bytes ? { ok: true, bytes } : { ok: false, found: 'there is no such file' };
      },
      list(path) {
        const below = [...contents.keys()].filter((name) => name.startsWith(`${path}/`));
        return below.length === 0 ? null : below.sort();
      },
      obstacle: (path, mayOverwrite) =>
        contents.has(path) && !mayOverwrite ? 'it exists; --force overwrites it' : null,
      makeFolder: () => null,
      write(path, bytes) {
        contents.set(path, bytes);
        return Promise.resolve(null);
      },
    },
    out: (text) => (texts.out += text),
    err: (text) => (texts.err += text),
    watcherColumns,
    gauges: { nowMs: () => (nowMs += host.tickMs), peakRssBytes: () => 0 },
    breathe() {
      host.breathCount += 1;
      return Promise.resolve();
    },
    engine: () =>
      Promise.resolve({
        create: ({ dimensions, headerFieldNames }) =>
          majorityCoder({ dimensions, headerFieldNames, lines: [] }),
        partitioner: () => createPartitioner(RELEASE),
        open: openMajorityCoder,
        lineMatcher: () => createLineMatcher(RELEASE),
      }),
    serve: ({ PORT = '3000' }) => Promise.resolve({ ok: true, url: `http://127.0.0.1:${PORT}/` }),
    administration: () => Promise.resolve({ ok: false, found: 'there is no server here' }),
    restore: () => Promise.resolve('there is no server here'),
    version: '1.2.3',
  };
  return host;
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}
