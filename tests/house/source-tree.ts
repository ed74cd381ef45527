import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Text of every file of the repository that people write, by its path from the root with `/`. */
export type SourceTree = ReadonlyMap<string, string>;

/** Rooms that are shipped; the rest is tests, benches, scripts and documents. */
export const SHIPPED_ROOMS: readonly string[] = ['assembly/', 'core/', 'cli/', 'server/', 'extension/'];

const LEFT_OUT = new Set(['node_modules', 'build', 'coverage', '.git', 'package-lock.json']);
const READ_ENDINGS = /\.(ts|mjs|js|json|md|html|css|yaml|yml|svg)$|^\.ci\/run$/;

/** Reads the repository below a folder. */
export function readSourceTree(root: string): SourceTree {
  const tree = new Map<string, string>();
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop())
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder + entry.name;
      if (LEFT_OUT.has(entry.name)) continue;
      if (entry.isDirectory()) pending.push(`${path}/`);
      else if (entry.isFile() && READ_ENDINGS.test(path))
        tree.set(path, readFileSync(join(root, path), 'utf8'));
    }
  return new Map([...tree].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Paths of TypeScript and AssemblyScript files, shipped ones only where asked for. */
export function sourcePaths(tree: SourceTree, where: 'everywhere' | 'shipped'): readonly string[] {
  return [...tree.keys()].filter(
    (path) =>
      path.endsWith('.ts') && (where === 'everywhere' || SHIPPED_ROOMS.some((room) => path.startsWith(room))),
  );
}

/** A made-up tree for testing a check. */
export function madeUpTree(files: Readonly<Record<string, string>>): SourceTree {
  return new Map(Object.entries(files));
}
