import { importsOf } from './imports.ts';
import { sourcePaths, type SourceTree } from './source-tree.ts';

/** Circles of imports, types included, each found from the first of its files. */
export function checkCycles(tree: SourceTree): readonly string[] {
  const paths = sourcePaths(tree, 'everywhere');
  const targets = new Map(paths.map((path) => [path, importsOf(tree, path).map(({ to }) => to)]));
  const reported = new Set<string>();
  return paths.flatMap((path) => {
    const circle = reported.has(path) ? null : shortestCircle(path, targets);
    if (!circle) return [];
    for (const member of circle) reported.add(member);
    const way = [...circle, path].join(' -> ');
    return [`${way} is a circle: move what they share into a file of its own below both`];
  });
}

/** The shortest way from a file back to itself, the file first; null where there is none. */
function shortestCircle(
  start: string,
  targets: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const target of targets.get(way.at(-1) ?? '') ?? []) {
      if (target === start) return way;
      if (seen.has(target)) continue;
      seen.add(target);
      ways.push([...way, target]);
    }
  return null;
}
