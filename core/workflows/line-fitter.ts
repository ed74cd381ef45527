import type { LedgerLine } from '../domain/ledger-line.ts';

/** Names of a line's `coding` and `headerFields`, in their order. A history, a journal and a coder each have some. */
export interface LineColumns {
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
}

/**
 * Turns lines with one set of columns into lines with another. A dimension the source lacks is not coded, a header
 * field it lacks is '', and what only the source has is left behind.
 */
export function lineFitter(source: LineColumns, target: LineColumns): (line: LedgerLine) => LedgerLine {
  const codingIndexes = indexesIn(source.dimensions, target.dimensions);
  const headerIndexes = indexesIn(source.headerFieldNames, target.headerFieldNames);
  if (isIdentity(codingIndexes, source.dimensions) && isIdentity(headerIndexes, source.headerFieldNames))
    return (line) => line;
  return (line) => ({
    ...line,
    coding: codingIndexes.map((index) => line.coding[index] ?? null),
    headerFields: headerIndexes.map((index) => line.headerFields[index] ?? ''),
  });
}

/** Where each wanted name stands among the names, -1 where it does not. */
function indexesIn(names: readonly string[], wantedNames: readonly string[]): number[] {
  return wantedNames.map((name) => names.indexOf(name));
}

function isIdentity(indexes: readonly number[], names: readonly string[]): boolean {
  return indexes.length === names.length && indexes.every((index, position) => index === position);
}
