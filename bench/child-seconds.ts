import { spawnSync } from 'node:child_process';

/** Processor seconds, user and system, that a command took with all its threads, and what it printed. */
export interface ChildRun {
  readonly seconds: number;
  readonly output: string;
}

/** Everything after the command's own output: the shell prints its own times on one line, its children's on the next. */
const TIMES = /(?:^|\n)(\S+) (\S+)\n(\d+)m([\d.]+)s (\d+)m([\d.]+)s\n$/;

/** Runs a command through the shell, whose `times` tells the processor time of its children. Throws where it fails. */
export function childSeconds(command: string, args: readonly string[]): ChildRun {
  const shell = spawnSync('sh', ['-c', '"$@" || exit; times', 'sh', command, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const found = TIMES.exec(shell.stdout);
  if (shell.status !== 0 || !found)
    throw new Error(`${command} ended with ${shell.status ?? 'a signal'}: ${shell.stderr.slice(-400)}`);
  const [, , , userMinutes, user, systemMinutes, system] = found;
  const seconds = 60 * (Number(userMinutes) + Number(systemMinutes)) + Number(user) + Number(system);
  return { seconds, output: shell.stdout.slice(0, found.index) };
}
