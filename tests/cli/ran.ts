import { COMMANDS } from '../../cli/commands.ts';
import { run } from '../../cli/run.ts';
import { memoryHost, type MemoryHost } from './memory-host.ts';

/** Runs a command line on a host with these files. */
export async function ran(
  argv: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> | MemoryHost,
): Promise<{ exitCode: number; out: string; err: string; host: MemoryHost }> {
  const host = isHost(files) ? files : memoryHost(files);
  const before = host.printed();
  const exitCode = await run(argv, COMMANDS, host);
  const after = host.printed();
  return {
    exitCode,
    out: after.out.slice(before.out.length),
    err: after.err.slice(before.err.length),
    host,
  };
}

function isHost(files: Readonly<Record<string, string | Uint8Array>> | MemoryHost): files is MemoryHost {
  return 'contents' in files;
}
