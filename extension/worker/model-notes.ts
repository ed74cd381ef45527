import { jsonValue } from '../../core/contracts/json-value.ts';
import type { CodeName, LearnedHistory } from './messages.ts';
import type { PastLines } from './past-postings.ts';

/** Raised when the notes change their form; older ones are learned or fetched anew. */
const NOTES_VERSION = 1;

/** What is kept beside a model's bytes: what the page shows of it, and the proofs. */
export interface ModelNotes {
  readonly history: LearnedHistory;
  /** By the model's dimensions: whether it knows a blank as a value. */
  readonly isBlankable: readonly boolean[];
  /** Names of codes, by the model's dimensions. */
  readonly names: readonly (readonly CodeName[])[];
  readonly past: PastLines;
}

/** The notes as bytes. */
export function packNotes(notes: ModelNotes): Blob {
  return new Blob([JSON.stringify({ version: NOTES_VERSION, ...notes })]);
}

/** The notes that `packNotes` wrote; null where the bytes are of another version or none. Their hash is checked by who kept them. */
export async function unpackNotes(bytes: Blob): Promise<ModelNotes | null> {
  const value: unknown = jsonValue(await bytes.text());
  return isNotes(value) ? value : null;
}

function isNotes(value: unknown): value is ModelNotes {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === NOTES_VERSION &&
    'history' in value &&
    'isBlankable' in value &&
    Array.isArray(value.isBlankable) &&
    'names' in value &&
    Array.isArray(value.names) &&
    'past' in value
  );
}
