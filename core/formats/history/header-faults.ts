import type { Fault } from '../../domain/ledger-line.ts';
import type { Table } from '../table.ts';
import { REQUIRED_FIELDS, type StandardField } from './column-target.ts';
import type { FoundHeader } from './find-header.ts';
import { missingFields } from './recognize-columns.ts';

/** Headers that a fault lists. */
const LISTED_HEADERS = 30;

/** Everything that keeps a header row from having the `required` columns, with the way out; empty where nothing does. */
export function headerFaults(
  table: Table,
  header: FoundHeader,
  codingRequired: boolean,
  required: readonly StandardField[] = REQUIRED_FIELDS,
): Fault[] {
  const { mapping, rowNumber } = header;
  const place = { file: table.file, sheet: table.sheet, row: rowNumber };
  const faults: Fault[] = mapping.problems.map((problem) => ({ ...place, ...problem }));
  const found = headersFound(mapping.header);
  for (const field of missingFields(mapping, required)) {
    const expected = `a column for ${field} (name it in the column map, --map: {"Its Header": "${field}"})`;
    faults.push({ ...place, column: null, expected, found });
  }
  if (codingRequired && mapping.dimensions.length === 0) {
    const expected =
      'a coding column such as coding.account (name it in the column map, --map: {"Its Header": "coding.account"})';
    faults.push({ ...place, column: null, expected, found });
  }
  return faults;
}

function headersFound(header: readonly string[]): string {
  const listed = header.slice(0, LISTED_HEADERS).map((name) => `"${name.slice(0, 40)}"`);
  const more = header.length > listed.length ? ` and ${header.length - listed.length} more` : '';
  return `the headers ${listed.join(', ')}${more}`;
}
