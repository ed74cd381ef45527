import type { Arguments } from './arguments.ts';
import { refused, type CommandResult } from './command.ts';
import type { Host } from './host.ts';
import type { Option } from './option.ts';

/** Lets a command overwrite what is there. */
export const FORCE_OPTION: Option = {
  name: 'force',
  value: { kind: 'none' },
  help: 'overwrite the output where it exists',
};

/** Asks before the work whether a file can be written after it; the refusal, or null. */
export function refusalToWrite(path: string, given: Arguments, host: Host): CommandResult | null {
  const obstacle = host.files.obstacle(path, given.has('force'));
  return obstacle === null ? null : cannotWrite(path, obstacle);
}

/** Writes a file whole; the refusal where it cannot, or null. */
export async function writeOutput(
  path: string,
  bytes: Uint8Array,
  host: Host,
): Promise<CommandResult | null> {
  const obstacle = await host.files.write(path, bytes);
  return obstacle === null ? null : cannotWrite(path, obstacle);
}

function cannotWrite(path: string, obstacle: string): CommandResult {
  return refused(`cannot write ${path}: ${obstacle}`);
}
