import type { Draft, DraftCoding, LineCoding, WriteBack } from './draft.ts';
import type { SourceLine } from './source-document.ts';

/** What of a coding still has to be written: by line the new codes by dimension. */
export interface WriteBackPlan {
  readonly kind: 'plan';
  readonly lines: readonly {
    readonly key: string;
    readonly codes: Readonly<Record<string, string>>;
  }[];
}

/**
 * Compares a coding with the draft as it stands now. A cell that holds what is to be written is done; one that holds what was
 * read is to be written; anything else was changed by someone, and then nothing is written at all.
 */
export function planWriteBack(
  draft: Draft,
  coding: DraftCoding,
): WriteBackPlan | Extract<WriteBack, { kind: 'changed' | 'unchanged' }> {
  if (draft.fingerprint !== coding.fingerprint)
    return { kind: 'changed', what: 'its supplier, day, texts or amounts' };
  const lines: { key: string; codes: Record<string, string> }[] = [];
  for (const wanted of coding.lines) {
    const codes = openCells(
      draft.lines.find(({ key }) => key === wanted.key),
      wanted,
    );
    if (typeof codes === 'string') return { kind: 'changed', what: codes };
    if (Object.keys(codes).length > 0) lines.push({ key: wanted.key, codes });
  }
  return lines.length === 0 ? { kind: 'unchanged' } : { kind: 'plan', lines };
}

/** The codes to write into a line; in words what stands against it. */
function openCells(
  current: SourceLine | undefined,
  { key, changes }: LineCoding,
): Record<string, string> | string {
  if (current === undefined) return `line ${key} is not in it`;
  const codes: Record<string, string> = {};
  for (const [dimension, { from, to }] of Object.entries(changes)) {
    const now = current.line.coding[dimension] ?? '';
    if (now === to) continue;
    if (now !== from)
      return `${dimension} of line ${current.line.lineNo ?? key} is ${now === '' ? 'empty' : now} by now`;
    codes[dimension] = to;
  }
  return codes;
}
