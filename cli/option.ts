/** What an option takes after its name. Shares are 0..1. */
export type OptionValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly placeholder: string }
  | { readonly kind: 'share' }
  | { readonly kind: 'whole'; readonly placeholder: string; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] };

/** One option of a command, `--name VALUE`. */
export interface Option {
  /** Without the dashes. */
  readonly name: string;
  readonly value: OptionValue;
  /** One line for `--help`; the default belongs in it. */
  readonly help: string;
  /** Whether the command cannot do without it. */
  readonly isRequired?: boolean;
}

/** Options that every command takes. */
export const COMMON_OPTIONS: readonly Option[] = [
  {
    name: 'json',
    value: { kind: 'none' },
    help: 'print one JSON object on standard output and nothing else',
  },
  { name: 'help', value: { kind: 'none' }, help: 'print this help' },
];

/** Whether a text is a value of that kind. */
export function isAccepted(found: string, value: OptionValue): boolean {
  switch (value.kind) {
    case 'share':
      return /^(\d+\.?\d*|\.\d+)$/.test(found) && Number(found) <= 1;
    case 'whole':
      return /^\d+$/.test(found) && Number(found) >= value.min && Number(found) <= value.max;
    case 'choice':
      return value.choices.includes(found);
    case 'none':
    case 'text':
      return true;
  }
}

/** What a value of that kind is, after "needs". */
export function expectation(value: OptionValue): string {
  switch (value.kind) {
    case 'share':
      return 'a number from 0 to 1';
    case 'whole':
      return `a whole number from ${value.min} to ${value.max}`;
    case 'choice':
      return `one of ${value.choices.join(', ')}`;
    case 'none':
      return 'no value';
    case 'text':
      return `a value, ${value.placeholder}`;
  }
}
