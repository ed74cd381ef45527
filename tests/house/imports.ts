import { posix } from 'node:path';
import ts from 'typescript';
import type { SourceTree } from './source-tree.ts';
import { descendants, parse } from './syntax.ts';

/** One import, whether of values or of types only. */
export interface Import {
  readonly from: string;
  /** Path of a file of the repository, or a package's name; `node:fs` and the like stay as they are. */
  readonly to: string;
  readonly isPackage: boolean;
}

/** Everything that a file imports, re-exports, loads later or names by `import('...')` as a type. */
export function importsOf(tree: SourceTree, path: string): readonly Import[] {
  return [...descendants(parse(tree, path))]
    .map(specifierOf)
    .filter((specifier) => specifier !== null)
    .map((specifier) => resolve(tree, path, specifier));
}

function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return literalText(node.moduleSpecifier);
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? literalText(node.argument.literal) : null;
  const isDynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isDynamic ? literalText(node.arguments[0]) : null;
}

function literalText(node: ts.Node | undefined): string | null {
  return node && ts.isStringLiteral(node) ? node.text : null;
}

function resolve(tree: SourceTree, from: string, specifier: string): Import {
  if (!specifier.startsWith('.')) return { from, to: packageName(specifier), isPackage: true };
  const path = posix.join(posix.dirname(from), specifier);
  // AssemblyScript leaves the ending off.
  const to = [path, `${path}.ts`, `${path}/index.ts`].find((candidate) => tree.has(candidate)) ?? path;
  return { from, to, isPackage: false };
}

function packageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
