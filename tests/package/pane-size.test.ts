import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const PAGES = fileURLToPath(new URL('../../build/workbench', import.meta.url));
const MOST_BYTES = 250_000;
/** Parts that a page names: its own scripts and styles, its workers, the engine. */
const NAMED = /(?:src|href|data-\w+)="\/?(assets\/[^"]+\.(?:js|css|wasm))"/g;
/** Imports that a script cannot begin without; a language, or what only a server needs, is asked for later. */
const IMPORTED = /(?:from|import)\s*"(\.\/[^"]+\.js)"/g;
/** What is asked for later. */
const ASKED_FOR = /import\("(\.\/[^"]+\.js)"\)/g;

const read = (path: string): Buffer => readFileSync(join(PAGES, path));
const named = (path: string, pattern: RegExp): string[] =>
  [...read(path).toString().matchAll(pattern)].map(([, name = '']) => name);

/** Paths of parts with all that they import, each once. */
function withImports(paths: readonly string[]): Set<string> {
  const found = new Set<string>();
  const take = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    if (path.endsWith('.js')) for (const other of named(path, IMPORTED)) take(join(dirname(path), other));
  };
  paths.forEach(take);
  return found;
}

const gzipped = (paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0);

describe('the task pane', () => {
  it('with its workers and the engine has less than 250 kB, gzipped', () => {
    const first = withImports(named('taskpane.html', NAMED));
    const scripts = [...first].filter((path) => path.endsWith('.js'));
    const later = withImports(
      scripts.flatMap((path) => named(path, ASKED_FOR).map((name) => join(dirname(path), name))),
    );
    const [bytes, laterBytes] = [gzipped(first), gzipped([...later].filter((path) => !first.has(path)))];
    console.log(`task pane, gzipped: ${bytes} bytes; all that it may ask for later: ${laterBytes} bytes`);
    expect([...first].filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
    expect(scripts.length).toBeGreaterThan(3);
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});
