import type { Arguments } from './arguments.ts';
import type { CommandResult } from './command.ts';
import type { Host } from './host.ts';
import type { Option } from './option.ts';
import { FORCE_OPTION, refusalToWrite, writeOutput } from './output-option.ts';

/** Options of commands that can write what they found as a report. */
export const REPORT_OPTIONS: readonly Option[] = [
  {
    name: 'report',
    value: { kind: 'text', placeholder: 'FILE.html' },
    help: 'also write a report with charts, one HTML file that needs no other',
  },
  FORCE_OPTION,
];

/** Asks before the work whether the report can be written after it; the refusal, or null. */
export function refusalToReport(given: Arguments, host: Host): CommandResult | null {
  const path = given.text('report');
  return path === null ? null : refusalToWrite(path, given, host);
}

/** Writes the report where one was asked for; `draw` makes the page. The refusal where it cannot, or null. */
export async function writeReport(
  given: Arguments,
  host: Host,
  draw: () => Promise<string>,
): Promise<CommandResult | null> {
  const path = given.text('report');
  return path === null ? null : writeOutput(path, new TextEncoder().encode(await draw()), host);
}
