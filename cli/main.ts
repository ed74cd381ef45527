// Composition root of the `kontera` command, built to build/cli/kontera.js.
import { readFileSync } from 'node:fs';
import { COMMANDS } from './commands.ts';
import { nodeHost } from './node-host.ts';
import { run } from './run.ts';

/** EX_SOFTWARE of sysexits.h: the fault is ours, not the input's. */
const OUR_FAULT = 70;

const host = nodeHost({
  engineWasm: new URL('../engine.wasm', import.meta.url),
  serverScript: new URL('../server/main.js', import.meta.url),
  administrationScript: new URL('../server/administration.js', import.meta.url),
  version: packageVersion(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
});

// Whoever read our output has seen enough (`kontera suggest ... | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : OUR_FAULT);
});

try {
  process.exitCode = await run(process.argv.slice(2), COMMANDS, host);
} catch (error) {
  console.error('kontera: a fault of the program. Please report it with the lines below.');
  console.error(error);
  process.exitCode = OUR_FAULT;
}

function packageVersion(packageJson: string): string {
  const parsed: unknown = JSON.parse(packageJson);
  if (
    typeof parsed === 'object' &&
    parsed !== null &&
    'version' in parsed &&
    typeof parsed.version === 'string'
  )
    return parsed.version;
  throw new Error('package.json has no version');
}
