import type { Fault } from '../../domain/ledger-line.ts';
import { xmlFault } from '../xml/xml-fault.ts';

/** A fault at a line of a text file. */
export function lineFault(file: string, line: number, expected: string, found: string): Fault {
  return xmlFault(file, { line, path: '' }, expected, found);
}
