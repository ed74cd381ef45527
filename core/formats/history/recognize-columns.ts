import { NO_COLUMN_MAP, type ColumnMap } from './column-map.ts';
import {
  MAX_DIMENSIONS,
  REQUIRED_FIELDS,
  statedTarget,
  targetText,
  type ColumnTarget,
  type StandardField,
} from './column-target.ts';
import { nearestName } from './nearest-name.ts';
import { recognizeHeader } from './recognize-header.ts';

/** A column by its name and its place. */
export interface NamedColumn {
  readonly name: string;
  /** Index, 0 for the first. */
  readonly column: number;
}

/** Something in a header row that makes it unfit to be read; `column` is a header's text, or null. */
export interface ColumnProblem {
  readonly column: string | null;
  readonly expected: string;
  readonly found: string;
}

/** What each column of a header row was recognised as, to be read by and to be shown to the person. */
export interface ColumnMapping {
  /** The header texts, trimmed, without empty ones at the end. */
  readonly header: readonly string[];
  /** Column index of each standard field that is there. */
  readonly fields: Readonly<Partial<Record<StandardField, number>>>;
  /** Coding columns in the order of the file, 0 to 15. */
  readonly dimensions: readonly NamedColumn[];
  /** Columns known before coding beyond the standard ones, in the order of the file. */
  readonly headerFields: readonly NamedColumn[];
  /** Columns that are not read; `name` says why. */
  readonly ignored: readonly NamedColumn[];
  /** Empty where the header row can be read. */
  readonly problems: readonly ColumnProblem[];
}

/** More columns than any ledger has. */
export const MAX_COLUMNS = 500;

/**
 * Recognises the columns of a header row. The column map comes first, then names in Kontera's own form, then names
 * known in nine languages; any other column is a header field. Names such as `Konto` or `cost centre` are coding only
 * where neither the map nor a `coding.` column says what is.
 */
export function recognizeColumns(header: readonly string[], map: ColumnMap = NO_COLUMN_MAP): ColumnMapping {
  const names = withoutEmptyEnd(header.map((text) => text.trim()));
  const problems = [...headerProblems(names), ...mapProblems(names, map)];
  const targets = names.map((name) => map.columns.get(name) ?? statedTarget(name));
  problems.push(...doubleTargets(names, targets));
  recognizeRest(names, targets);
  const mapping = sorted(names, targets);
  if (mapping.dimensions.length > MAX_DIMENSIONS) {
    const expected = `at most ${MAX_DIMENSIONS} coding columns`;
    problems.push({ column: null, expected, found: `${mapping.dimensions.length}` });
  }
  return { ...mapping, problems };
}

/** The required standard fields that no column was recognised as. */
export function missingFields(
  mapping: ColumnMapping,
  required: readonly StandardField[] = REQUIRED_FIELDS,
): StandardField[] {
  return required.filter((field) => mapping.fields[field] === undefined);
}

function withoutEmptyEnd(names: readonly string[]): string[] {
  let length = names.length;
  while (length > 0 && names[length - 1] === '') length -= 1;
  return names.slice(0, length);
}

function headerProblems(names: readonly string[]): ColumnProblem[] {
  const problems: ColumnProblem[] = [];
  if (names.length > MAX_COLUMNS) {
    problems.push({ column: null, expected: `at most ${MAX_COLUMNS} columns`, found: `${names.length}` });
  }
  const seen = new Set<string>();
  for (const name of names) {
    const key = name.toLowerCase();
    if (seen.has(key))
      problems.push({ column: name, expected: 'each header once', found: `"${name}" again` });
    if (key !== '') seen.add(key);
  }
  return problems;
}

function mapProblems(names: readonly string[], map: ColumnMap): ColumnProblem[] {
  const missing = [...map.columns.keys()].filter((name) => !names.includes(name));
  return missing.map((name) => {
    const nearest = nearestName(name, names.filter(Boolean));
    const expected = 'a header of the file, as the column map names it';
    return {
      column: name,
      expected,
      found: nearest === null ? 'no headers' : `none (nearest: "${nearest}")`,
    };
  });
}

function doubleTargets(names: readonly string[], targets: readonly (ColumnTarget | null)[]): ColumnProblem[] {
  const problems: ColumnProblem[] = [];
  const firstName = new Map<string, string>();
  targets.forEach((target, column) => {
    if (target === null || target.kind === 'ignored') return;
    const text = targetText(target).toLowerCase();
    const name = names[column] ?? '';
    const first = firstName.get(text);
    if (first === undefined) firstName.set(text, name);
    else
      problems.push({ column: name, expected: `one column for ${text}`, found: `"${first}" and "${name}"` });
  });
  return problems;
}

/** Gives every column without a target the one its name is known for, where no better column has it. */
function recognizeRest(names: readonly string[], targets: (ColumnTarget | null)[]): void {
  const codingIsStated = targets.some((target) => target?.kind === 'coding');
  const taken = new Set(targets.map((target) => target && targetText(target)));
  const guesses = names.flatMap((name, column) => {
    const known = targets[column] === null ? recognizeHeader(name) : null;
    return known ? [{ column, ...known }] : [];
  });
  guesses.sort((a, b) => a.rank - b.rank || a.column - b.column);
  for (const { column, target } of guesses) {
    const text = targetText(target);
    if (target.kind === 'coding' && taken.has(text)) {
      // A second column of one coding gives the answer away as a name beside its code does.
      targets[column] = { kind: 'ignored', reason: `another column is ${text}` };
    } else if (
      target.kind === 'ignored' ||
      !(taken.has(text) || (target.kind === 'coding' && codingIsStated))
    ) {
      targets[column] = target;
      taken.add(text);
    }
  }
}

function sorted(
  header: readonly string[],
  targets: readonly (ColumnTarget | null)[],
): Omit<ColumnMapping, 'problems'> {
  const fields: Partial<Record<StandardField, number>> = {};
  const dimensions: NamedColumn[] = [];
  const headerFields: NamedColumn[] = [];
  const ignored: NamedColumn[] = [];
  header.forEach((name, column) => {
    const target = targets[column] ?? null;
    if (target?.kind === 'field') fields[target.field] = column;
    else if (target?.kind === 'coding') dimensions.push({ name: target.dimension, column });
    else if (target?.kind === 'header') headerFields.push({ name: target.name, column });
    else if (target?.kind === 'ignored') ignored.push({ name: target.reason, column });
    else if (name === '') ignored.push({ name: 'has no header', column });
    else headerFields.push({ name, column });
  });
  return { header, fields, dimensions, headerFields, ignored };
}
