import ts from 'typescript';
import { sourcePaths, type SourceTree } from './source-tree.ts';
import { firstLineOf, parse } from './syntax.ts';

/** Words that say nothing about what a thing is. */
const EMPTY_WORDS = new Set(
  'data info item items smart ai util utils helper helpers manager misc stuff'.split(' '),
);

/** Exported declarations of shipped files that no doc comment explains. */
export function checkDocComments(tree: SourceTree): readonly string[] {
  return exportedDeclarations(tree)
    .filter(({ node }) => !isExplained(node))
    .map(
      ({ path, name, node }) =>
        `${path}:${firstLineOf(node)} ${name} has no doc comment: say in a sentence what it is, its units, ranges and errors`,
    );
}

/** Exported names with a word in them that says nothing. */
export function checkExportedNames(tree: SourceTree): readonly string[] {
  return exportedDeclarations(tree).flatMap(({ path, name, node }) =>
    wordsOf(name)
      .filter((word) => EMPTY_WORDS.has(word))
      .map(
        (word) =>
          `${path}:${firstLineOf(node)} ${name} says "${word}": take the field's word from docs/glossary.md instead`,
      ),
  );
}

interface ExportedDeclaration {
  readonly path: string;
  readonly name: string;
  readonly node: ts.Statement;
}

function exportedDeclarations(tree: SourceTree): readonly ExportedDeclaration[] {
  return sourcePaths(tree, 'shipped').flatMap((path) =>
    parse(tree, path)
      .statements.filter(isExported)
      .flatMap((node) => namesOf(node).map((name) => ({ path, name, node }))),
  );
}

function isExported(node: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

function namesOf(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText());
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node);
  return [(isNamed && node.name?.text) || 'the default export'];
}

/** Declarations without an empty line between them, overloads for one, are explained by the comment on the first. */
function isExplained(node: ts.Statement): boolean {
  if (hasDocComment(node)) return true;
  const statements = node.getSourceFile().statements;
  const before = statements[statements.indexOf(node) - 1];
  return before !== undefined && !/\n\s*\n/.test(leadingText(node)) && isExplained(before);
}

/** Spaces and comments between the statement before and this one. */
function leadingText(node: ts.Statement): string {
  return node.getSourceFile().text.slice(node.getFullStart(), node.getStart());
}

function hasDocComment(node: ts.Statement): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .some((comment) => ts.isJSDoc(comment) && comment.getText().length > 10);
}

/** `readCsvTable` and `CSV_LIMIT` in lower-case words. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/);
}
