import { faultText } from '../core/domain/ledger-line.ts';
import type { Masters } from '../core/domain/masters.ts';
import type { Coder } from '../core/engine/line.ts';
import { readMasters } from '../core/formats/masters/read-masters.ts';
import { maskedCoder } from '../core/workflows/masked-coder.ts';
import type { Arguments } from './arguments.ts';
import { refused, type CommandResult } from './command.ts';
import type { Host } from './host.ts';
import type { Option } from './option.ts';

/** Names the master records that suggestions have to keep to. */
export const CHART_OPTION: Option = {
  name: 'chart',
  value: { kind: 'text', placeholder: 'FILE' },
  help: 'chart of accounts and other masters (.csv, .xlsx): names, and what may not be used is not proposed',
};

/** The masters that --chart names, null without it; or the refusal that ends the command. */
export type ChartOutcome =
  | { readonly ok: true; readonly masters: Masters | null }
  | { readonly ok: false; readonly refusal: CommandResult };

/** Reads the file that --chart names. */
export function readChart(given: Arguments, host: Host): ChartOutcome {
  const path = given.text(CHART_OPTION.name);
  if (path === null) return { ok: true, masters: null };
  const file = host.files.read(path);
  if (!file.ok) return { ok: false, refusal: refused(`cannot read ${path}: ${file.found}`) };
  const reading = readMasters({ name: path, bytes: file.bytes });
  return reading.ok
    ? { ok: true, masters: reading.masters }
    : { ok: false, refusal: refused(...reading.faults.map(faultText)) };
}

/** The coder held to the masters, or as it is without them. */
export function keptTo(masters: Masters | null, coder: Coder): Coder {
  return masters === null ? coder : maskedCoder(coder, masters);
}
