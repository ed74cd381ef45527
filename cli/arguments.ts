import { parseArgs } from 'node:util';
import { nearestName } from '../core/formats/history/nearest-name.ts';
import { COMMON_OPTIONS, expectation, isAccepted, type Option, type OptionValue } from './option.ts';

/** Arguments that were checked against what the command takes. */
export interface Arguments {
  /** As many as the command has names for, or more where its last name ends in `...`. */
  readonly positionals: readonly string[];
  has(option: string): boolean;
  /** The value as text; null where the option was not given. */
  text(option: string): string | null;
  /** The value as a number; `fallback` where the option was not given. */
  number(option: string, fallback: number): number;
}

/** Checked arguments, or a sentence on how they miss what the command takes. */
export type Parsing =
  { readonly ok: true; readonly given: Arguments } | { readonly ok: false; readonly sentence: string };

/** The part of a command that its arguments are checked against. */
export interface Usage {
  /** Names of its arguments, in order: `['HISTORY']`. All are required; `INPUT...` stands for one or more. */
  readonly positionals: readonly string[];
  readonly options: readonly Option[];
}

/** Reads the arguments behind a command's name. */
export function parseArguments(argv: readonly string[], usage: Usage): Parsing {
  const options = [...usage.options, ...COMMON_OPTIONS];
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options.map(({ name, value }) => [name, { type: parsedType(value) }])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const names = options.map(({ name }) => name);
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const option = options.find(({ name }) => token.rawName === `--${name}`);
    const sentence = option ? valueFault(option, token) : unknownOption(token.rawName, names);
    if (sentence !== null) return { ok: false, sentence };
    values.set(token.name, token.value ?? '');
  }
  const isAskingForHelp = values.has('help');
  const sentence = isAskingForHelp
    ? null
    : (positionalFault(positionals, usage) ?? missingOption(values, usage));
  return sentence === null ? { ok: true, given: checked(positionals, values) } : { ok: false, sentence };
}

interface OptionToken {
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function checked(positionals: readonly string[], values: ReadonlyMap<string, string>): Arguments {
  return {
    positionals,
    has: (option) => values.has(option),
    text: (option) => values.get(option) ?? null,
    number(option, fallback) {
      const value = values.get(option);
      return value === undefined ? fallback : Number(value);
    },
  };
}

function parsedType({ kind }: OptionValue): 'boolean' | 'string' {
  return kind === 'none' ? 'boolean' : 'string';
}

/** What is wrong with the value of an option, null where it is right. */
function valueFault({ name, value }: Option, token: OptionToken): string | null {
  if (value.kind === 'none')
    return token.inlineValue === true ? `--${name} takes no value, found "${token.value ?? ''}"` : null;
  const found = token.value;
  const isNextOption = found?.startsWith('--') === true && token.inlineValue !== true;
  if (found === undefined || found === '' || isNextOption) return `--${name} needs ${expectation(value)}`;
  return isAccepted(found, value) ? null : `--${name} needs ${expectation(value)}, found "${found}"`;
}

/** A sentence for an option that is not among the known ones (names without dashes). */
export function unknownOption(rawName: string, names: readonly string[]): string {
  const nearest = nearestName(rawName.replace(/^-+/, ''), names);
  return `there is no option ${rawName}${nearest === null ? '' : `; the nearest is --${nearest}`}`;
}

function missingOption(values: ReadonlyMap<string, string>, { options }: Usage): string | null {
  const missing = options.find(({ name, isRequired }) => isRequired === true && !values.has(name));
  return missing ? `--${missing.name} is missing; it needs ${expectation(missing.value)}` : null;
}

function positionalFault(found: readonly string[], { positionals }: Usage): string | null {
  const missing = positionals[found.length];
  if (missing !== undefined) return `${missing.replace(/\.\.\.$/, '')} is missing`;
  if (positionals.at(-1)?.endsWith('...') === true) return null;
  const extra = found[positionals.length];
  return extra === undefined ? null : `there is one argument too many, "${extra}"`;
}
