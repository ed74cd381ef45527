import ts from 'typescript';
import type { SourceTree } from './source-tree.ts';

const parsed = new WeakMap<SourceTree, Map<string, ts.SourceFile>>();

/** The syntax tree of a file, parsed once; AssemblyScript parses as TypeScript does. */
export function parse(tree: SourceTree, path: string): ts.SourceFile {
  const known = parsed.get(tree) ?? new Map<string, ts.SourceFile>();
  parsed.set(tree, known);
  const file =
    known.get(path) ?? ts.createSourceFile(path, tree.get(path) ?? '', ts.ScriptTarget.ES2022, true);
  known.set(path, file);
  return file;
}

/** Every node below one, itself first. */
export function* descendants(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* descendants(child);
}

/** The line a node begins on, from 1, without the comment before it. */
export function firstLineOf(node: ts.Node): number {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Lines from a node's first to its last. */
export function lineCountOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getEnd()).line + 2 - firstLineOf(node);
}
