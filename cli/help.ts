import { alignedColumns } from './aligned-columns.ts';
import type { Command } from './command.ts';
import { COMMON_OPTIONS, type Option } from './option.ts';

/** The page that `kontera` alone prints. */
export function overview(commands: readonly Command[], version: string): string {
  const rows = commands.map(({ name, positionals, summary }) => [[name, ...positionals].join(' '), summary]);
  return [
    `Kontera ${version}: general-ledger coding from a company's own history.`,
    '',
    'Usage: kontera COMMAND [OPTIONS]',
    '',
    ...alignedColumns(rows, ['left', 'left']).map((line) => `  ${line}`),
    '',
    'kontera COMMAND --help explains one, with an example. kontera --version prints the version.',
    'Exit codes: 0 done, 1 the input is at fault, 2 the command line is, 70 Kontera is.',
    '',
  ].join('\n');
}

/** The page that `kontera COMMAND --help` prints. */
export function commandHelp(command: Command): string {
  const options = [...command.options, ...COMMON_OPTIONS].map((option) => [optionUsage(option), option.help]);
  return [
    `Usage: kontera ${[command.name, ...command.positionals].join(' ')} [OPTIONS]`,
    '',
    command.description,
    '',
    'Options:',
    ...alignedColumns(options, ['left', 'left']).map((line) => `  ${line}`),
    '',
    'Example:',
    `  ${command.example}`,
    '',
  ].join('\n');
}

function optionUsage({ name, value }: Option): string {
  switch (value.kind) {
    case 'none':
      return `--${name}`;
    case 'share':
      return `--${name} 0..1`;
    case 'choice':
      return `--${name} ${value.choices.join('|')}`;
    case 'text':
    case 'whole':
      return `--${name} ${value.placeholder}`;
  }
}
