import { MAX_KEYS } from '../base/limits';
import { keyCount, keyKinds } from '../features/line-keys';
import * as context from '../features/contexts';
import { lineCountOf, slotOfValue } from '../memory/context-record';
import { keyRecords } from './candidates';

/** Past lines that support a value: context, lines coded so, lines in all, day of the last one. */
export const MAX_EVIDENCE: i32 = 3;
export const evidenceContexts = new StaticArray<i32>(MAX_EVIDENCE);
export const evidenceValueCounts = new StaticArray<i32>(MAX_EVIDENCE);
export const evidenceLineCounts = new StaticArray<i32>(MAX_EVIDENCE);
export const evidenceDays = new StaticArray<i32>(MAX_EVIDENCE);
export let evidenceCount: i32 = 0;

/** Contexts that a person can check in the ledger, most telling first. */
const NAMED: StaticArray<u32> = [
  context.SUPPLIER_WORDS,
  context.SUPPLIER_MASKED_TEXT,
  context.SUPPLIER_AMOUNT,
  context.SUPPLIER_HEADER_FIELD,
  context.SUPPLIER_TAX_RATE,
  context.SUPPLIER,
  context.SUPPLIER_NUMBER,
  context.WORDS,
  context.SUPPLIER_WORD,
  context.WORD,
  context.HEADER_FIELD,
  context.NAME_WORD,
  context.AMOUNT,
];

/** Forgets the evidence found. */
export function clearEvidence(): void {
  evidenceCount = 0;
}

/** The line's first key of each context, and for each key the next one of its context; -1 where there is none. */
const firstKeys = new StaticArray<i32>(context.CONTEXT_COUNT);
const nextKeys = new StaticArray<i32>(MAX_KEYS);

function listKeys(): void {
  for (let kind = 0; kind < context.CONTEXT_COUNT; kind++) unchecked((firstKeys[kind] = -1));
  for (let i = keyCount - 1; i >= 0; i--) {
    const kind = <i32>unchecked(keyKinds[i]);
    unchecked((nextKeys[i] = firstKeys[kind]));
    unchecked((firstKeys[kind] = i));
  }
}

/** Finds the evidence for a value in the records of the line's keys, in the order of NAMED, one a context. */
export function findEvidence(value: i32): void {
  evidenceCount = 0;
  listKeys();
  for (let n = 0; n < NAMED.length && evidenceCount < MAX_EVIDENCE; n++) {
    let best: usize = 0;
    let bestRecord: usize = 0;
    for (let i = firstKeys[NAMED[n]]; i >= 0; i = unchecked(nextKeys[i])) {
      const record = <usize>unchecked(keyRecords[i]);
      if (record == 0) continue;
      const slot = slotOfValue(record, value);
      if (slot == 0 || (best != 0 && load<u32>(slot, 4) <= load<u32>(best, 4))) continue;
      best = slot;
      bestRecord = record;
    }
    if (best == 0) continue;
    evidenceContexts[evidenceCount] = <i32>NAMED[n];
    evidenceValueCounts[evidenceCount] = load<i32>(best, 4);
    evidenceLineCounts[evidenceCount] = <i32>lineCountOf(bestRecord);
    evidenceDays[evidenceCount] = load<i32>(best, 12);
    evidenceCount++;
  }
}
