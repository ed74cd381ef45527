import { basename, dirname } from 'node:path';
import type { SourceTree } from './source-tree.ts';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|config|d))?\.(ts|mjs|js)$/;
const EMPTY_NAMES = new Set('util utils helper helpers common types manager misc'.split(' '));

/** Folders whose `index.ts` is a public door. */
const PUBLIC_DOORS = ['assembly', 'core/engine', 'core/kpi'];

/** Code files whose name is not one noun or verb in kebab-case, and doors where there is none. */
export function checkFileNames(tree: SourceTree): readonly string[] {
  return [...tree.keys()].filter((path) => /\.(ts|mjs|js)$/.test(path)).flatMap((path) => faultsOfName(path));
}

function faultsOfName(path: string): readonly string[] {
  const name = basename(path);
  const empty = name.split(/[-.]/).find((word) => EMPTY_NAMES.has(word));
  if (!KEBAB_CASE.test(name)) return [`${path}: name it in kebab-case, as in coding-line.ts`];
  if (empty !== undefined) return [`${path} says "${empty}": name the one noun or verb that is in it`];
  const isFalseDoor = name === 'index.ts' && !PUBLIC_DOORS.includes(dirname(path));
  return isFalseDoor ? [`${path} is no public door: import the files themselves`] : [];
}
