import * as z from 'zod';

/** One field that is not as it has to be. What was found is not repeated: it may be ledger content. */
export const wireFault = z
  .object({
    /** `lines[3].amountMinor`; '' for the whole body. */
    path: z.string().max(300),
    /** `must be a whole number`. */
    expected: z.string().max(300),
  })
  .meta({ id: 'Fault', description: 'One field that is not as it has to be.' });

/** One field that is not as it has to be. */
export type WireFault = z.infer<typeof wireFault>;

/** More are not told: the first ones say what is wrong. */
const MAX_FAULTS = 20;

/** What a schema found wrong, in the order of the fields, 20 at most. */
export function faultsOf(error: z.ZodError): readonly WireFault[] {
  return error.issues.slice(0, MAX_FAULTS).map((issue) => ({
    path: pathText(issue.path),
    expected: expectedText(issue).slice(0, 300),
  }));
}

/** `lines[3].amountMinor must be a whole number`. */
export function wireFaultText({ path, expected }: WireFault): string {
  return `${path || 'the body'} ${expected}`;
}

/** Names of a caller's own making are cut: a path is for finding the field, not for carrying text. */
function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      const name = String(part).slice(0, 40);
      return index === 0 ? name : `.${name}`;
    })
    .join('')
    .slice(0, 300);
}

const NOUNS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

type Issue = z.core.$ZodIssue;

function expectedText(issue: Issue): string {
  if (issue.code === 'invalid_type') return `must be ${NOUNS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => String(value)).join(' or ')}`;
  if (issue.code === 'too_big') return limitText(issue.origin, 'at most', issue.maximum);
  if (issue.code === 'too_small') return limitText(issue.origin, 'at least', issue.minimum);
  if (issue.code === 'invalid_format' || issue.code === 'custom') return ownWords(issue.message);
  if (issue.code === 'invalid_key') return 'has a name that may not be one';
  if (issue.code === 'unrecognized_keys') return 'has a field that is not known';
  return 'is of no form that is known';
}

function limitText(origin: string, side: string, limit: number | bigint): string {
  const units: Readonly<Record<string, string>> = {
    string: ' characters',
    array: ' entries',
    record: ' names',
  };
  const unit = units[origin];
  return unit === undefined ? `must be ${side} ${limit}` : `must have ${side} ${limit}${unit}`;
}

/** Schemas of ours say `must ...`; what the library says otherwise is about forms, never about the value. */
function ownWords(message: string): string {
  return message.startsWith('must ') ? message : 'is of another form';
}
