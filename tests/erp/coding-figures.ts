import type { DraftCoding } from '../../core/contracts/draft.ts';
import type { Draft } from '../../extension/sync/server-door.ts';
import type { CodedDraft } from './tryton-filling.ts';

const DIMENSIONS = { account: 'account', cost_centre: 'costCentre', tax_code: 'tax' } as const;

/** By dimension how many cells were filled, and how many of them as the demo company posted them; a line of text each. */
export function codingFigures(
  drafts: readonly Draft[],
  codings: readonly DraftCoding[],
  truth: readonly CodedDraft[],
): readonly string[] {
  return Object.entries(DIMENSIONS).map(([dimension, name]) => {
    const cells = drafts.flatMap(({ key, label, lines }) => {
      const right = truth.find(({ reference }) => reference === label)?.lines ?? [];
      const coding = codings.find((one) => one.key === key);
      return lines.map((_, index) => ({
        filled: coding?.lines[index]?.after[dimension] ?? null,
        right: right[index]?.[name],
      }));
    });
    const filled = cells.filter((cell) => cell.filled !== null);
    const right = filled.filter((cell) => cell.filled === cell.right);
    return `${dimension}: ${filled.length} of ${cells.length} cells filled, ${right.length} of them as posted`;
  });
}
