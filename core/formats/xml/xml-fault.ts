import type { Fault } from '../../domain/ledger-line.ts';

/** Where in an XML file a fault is; `path` is '' before the root. */
export interface XmlPlace {
  readonly line: number;
  readonly path: string;
}

/** Longest text that a message repeats. */
const FOUND_CHARS = 80;

/** A fault at a place of an XML file; what was found is cut at 80 characters. */
export function xmlFault(file: string, place: XmlPlace, expected: string, found: string): Fault {
  const cut = found.length > FOUND_CHARS ? `${found.slice(0, FOUND_CHARS - 1)}…` : found;
  return {
    file,
    sheet: null,
    row: null,
    column: null,
    line: place.line,
    ...(place.path === '' ? {} : { path: place.path }),
    expected,
    found: cut,
  };
}

/** A fault of a whole file. */
export function fileFault(file: string, expected: string, found: string): Fault {
  return { file, sheet: null, row: null, column: null, expected, found };
}
