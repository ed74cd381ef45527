import type { KeyedStore } from './keyed-store.ts';
import type { Hash } from './hash-door.ts';

/** A model as it is kept: its bytes, what is shown of it, and the hashes that both had when they were put there. */
export interface KeptModel {
  readonly modelBytes: Blob;
  readonly notesBytes: Blob;
  readonly modelHash: string;
  readonly notesHash: string;
  /** Whether it was fetched from the server or learned here from a file. */
  readonly origin: 'server' | 'file';
  /** Until when it knows the ledger, ISO 8601 day or moment; '' where that is not known. */
  readonly modelDate: string;
}

/** What was found on the shelf. */
export type ShelfReading =
  | { readonly kind: 'found'; readonly model: KeptModel }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'damaged' };

const KEY = 'current';

/** Keeps the model in use of one company. `store` is the company's own. */
export async function keepModel(
  store: KeyedStore,
  model: Omit<KeptModel, 'modelHash' | 'notesHash'>,
  hash: Hash,
): Promise<KeptModel> {
  const [modelHash, notesHash] = await Promise.all([hash(model.modelBytes), hash(model.notesBytes)]);
  const kept = { ...model, modelHash, notesHash };
  await store.put('models', KEY, kept);
  return kept;
}

/**
 * The model in use of one company, its bytes checked against their hashes; a damaged one is removed. `seen` is told of one
 * that may be damaged still, for what can be done before it is known.
 */
export async function takeModel(
  store: KeyedStore,
  hash: Hash,
  seen: (model: KeptModel) => void = () => undefined,
): Promise<ShelfReading> {
  const kept = await store.get('models', KEY);
  if (kept === undefined) return { kind: 'nothing' };
  if (isKept(kept)) {
    seen(kept);
    const [modelHash, notesHash] = await Promise.all([hash(kept.modelBytes), hash(kept.notesBytes)]);
    if (modelHash === kept.modelHash && notesHash === kept.notesHash) return { kind: 'found', model: kept };
  }
  await store.remove('models', KEY);
  return { kind: 'damaged' };
}

function isKept(value: unknown): value is KeptModel {
  return (
    typeof value === 'object' &&
    value !== null &&
    'modelBytes' in value &&
    value.modelBytes instanceof Blob &&
    'notesBytes' in value &&
    value.notesBytes instanceof Blob &&
    'modelHash' in value &&
    typeof value.modelHash === 'string' &&
    'notesHash' in value &&
    typeof value.notesHash === 'string'
  );
}
