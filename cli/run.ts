import { nearestName } from '../core/formats/history/nearest-name.ts';
import { parseArguments, unknownOption } from './arguments.ts';
import type { Command } from './command.ts';
import { commandHelp, overview } from './help.ts';
import type { Host } from './host.ts';

/** 0 done, 1 the input is at fault, 2 the command line is. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command line, without the program's name, and says with which code the program ends. */
export async function run(
  argv: readonly string[],
  commands: readonly Command[],
  host: Host,
): Promise<ExitCode> {
  const [first, ...rest] = argv;
  if (
    first === undefined ||
    first === '--help' ||
    first === '-h' ||
    (first === 'help' && rest.length === 0)
  ) {
    host.out(overview(commands, host.version));
    return 0;
  }
  if (first === '--version') {
    host.out(`${host.version}\n`);
    return 0;
  }
  const name = first === 'help' ? (rest[0] ?? '') : first;
  const command = commands.find((one) => one.name === name);
  if (!command) return misused(unknownCommand(name, commands), 'kontera --help', host);
  return runCommand(command, first === 'help' ? ['--help'] : rest, host);
}

async function runCommand(command: Command, argv: readonly string[], host: Host): Promise<ExitCode> {
  const parsing = parseArguments(
    argv.map((word) => (word === '-h' ? '--help' : word)),
    command,
  );
  if (!parsing.ok) return misused(parsing.sentence, `kontera ${command.name} --help`, host, command.name);
  if (parsing.given.has('help')) {
    host.out(commandHelp(command));
    return 0;
  }
  const result = await command.run(parsing.given, host);
  const wantsJson = parsing.given.has('json');
  switch (result.kind) {
    case 'done':
      host.out(wantsJson ? `${JSON.stringify(result.json, null, 2)}\n` : result.text);
      return 0;
    case 'refused':
      for (const sentence of result.sentences) host.err(`kontera ${command.name}: ${sentence}\n`);
      if (wantsJson) host.out(`${JSON.stringify({ errors: result.sentences }, null, 2)}\n`);
      return 1;
    case 'misused':
      return misused(result.sentence, `kontera ${command.name} --help`, host, command.name);
  }
}

function misused(sentence: string, help: string, host: Host, commandName?: string): ExitCode {
  host.err(`kontera${commandName === undefined ? '' : ` ${commandName}`}: ${sentence}\n`);
  host.err(`Try ${help}\n`);
  return 2;
}

function unknownCommand(name: string, commands: readonly Command[]): string {
  if (name.startsWith('-')) return unknownOption(name, ['help', 'version']);
  const nearest = nearestName(
    name,
    commands.map((command) => command.name),
  );
  return `there is no command "${name}"${nearest === null ? '' : `; the nearest is "${nearest}"`}`;
}
