import ts from 'typescript';
import type { SizeException } from './exceptions.ts';
import { sourcePaths, type SourceTree } from './source-tree.ts';
import { descendants, firstLineOf, lineCountOf, parse } from './syntax.ts';

/** Lines of a file: what the median, nine in ten and every one of the shipped files may have. */
export const FILE_LIMITS = { median: 90, ninetieth: 200, largest: 300 };

/** Lines of a function: what every one may have, and one with a reason. */
export const FUNCTION_LIMITS = { usual: 35, withReason: 60 };

/** Shipped files that are too large, alone or as a whole, and exceptions without need. */
export function checkFileSizes(tree: SourceTree, exceptions: readonly SizeException[]): readonly string[] {
  const sizes = sourcePaths(tree, 'shipped').map((path) => ({
    path,
    lineCount: lineCount(tree.get(path) ?? ''),
  }));
  const sorted = sizes.map((size) => size.lineCount).sort((a, b) => a - b);
  const excused = exceptions.filter((exception) => exception.functionName === undefined);
  const large = sizes.filter(({ lineCount: count }) => count > FILE_LIMITS.largest);
  return [
    ...tooLargeAsAWhole('median file', quantile(sorted, 0.5), FILE_LIMITS.median),
    ...tooLargeAsAWhole('90th percentile of files', quantile(sorted, 0.9), FILE_LIMITS.ninetieth),
    ...large
      .filter(({ path }) => !excused.some((exception) => exception.path === path))
      .map(
        ({ path, lineCount: count }) =>
          `${path} has ${count} lines: give its second noun or verb a file of its own (${FILE_LIMITS.largest} at most)`,
      ),
    ...excused
      .filter(({ path }) => !large.some((size) => size.path === path))
      .map(({ path }) => `${path} is no longer too large: take it out of tests/house/exceptions.ts`),
  ];
}

/** Shipped functions that are too long, and exceptions without need. */
export function checkFunctionSizes(
  tree: SourceTree,
  exceptions: readonly SizeException[],
): readonly string[] {
  const long = sourcePaths(tree, 'shipped').flatMap((path) => longFunctions(tree, path));
  const isExcused = ({ path, name, size }: LongFunction): boolean =>
    size <= FUNCTION_LIMITS.withReason &&
    exceptions.some((exception) => exception.path === path && exception.functionName === name);
  const unneeded = exceptions.filter(
    ({ path, functionName }) =>
      functionName !== undefined && !long.some((found) => found.path === path && found.name === functionName),
  );
  return [
    ...long
      .filter((found) => !isExcused(found))
      .map(
        ({ path, line, name, size }) =>
          `${path}:${line} ${name} has ${size} lines: name its parts and call them (${FUNCTION_LIMITS.usual} at most, ` +
          `${FUNCTION_LIMITS.withReason} with a reason in tests/house/exceptions.ts)`,
      ),
    ...unneeded.map(
      ({ path, functionName }) =>
        `${path} ${functionName ?? ''} is no longer too long: take it out of tests/house/exceptions.ts`,
    ),
  ];
}

interface LongFunction {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly size: number;
}

function longFunctions(tree: SourceTree, path: string): readonly LongFunction[] {
  return [...descendants(parse(tree, path))]
    .filter((node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
    .map((node) => ({ path, line: firstLineOf(node), name: functionName(node), size: lineCountOf(node) }))
    .filter(({ size }) => size > FUNCTION_LIMITS.usual);
}

function functionName(node: ts.Node): string {
  const named = ts.isArrowFunction(node) || ts.isFunctionExpression(node) ? node.parent : node;
  const isNamed =
    ts.isFunctionDeclaration(named) || ts.isMethodDeclaration(named) || ts.isVariableDeclaration(named);
  return (isNamed && named.name?.getText()) || 'a function';
}

function tooLargeAsAWhole(what: string, count: number, limit: number): readonly string[] {
  return count > limit ? [`the ${what} has ${count} lines: split the large ones (${limit} at most)`] : [];
}

/** Lower quantile of ascending numbers, 0 of none. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}

function lineCount(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}
