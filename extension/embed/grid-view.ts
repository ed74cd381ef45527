import { countRows } from '../controllers/session/session-counts.ts';
import { valuesToSave } from '../controllers/session/values-to-save.ts';
import { texts } from '../texts/texts.ts';
import type { AmountWriter } from './amount-text.ts';
import type { CodingState } from './coding-state.ts';
import type { GridView } from './document-grid.ts';
import { words } from './words/embed-words.ts';

/** The lines of the open document as the grid shows them; null while there are none. */
export function gridView({ document, session, cursor }: CodingState, amount: AmountWriter): GridView | null {
  if (!document || !session) return null;
  return {
    dimensions: session.dimensions.map((name) => texts.dimension(name)),
    lines: document.lines.map((line, row) => ({
      text: line.text,
      amount: amount(line.amountMinor, document.currency),
      cells: (session.rows[row] ?? []).map(({ value, state }) => ({
        value,
        state,
        stateName: texts.states[state],
      })),
    })),
    cursor,
  };
}

/** How far a document is. */
export interface DocumentCounts {
  /** Lines by what they wait for. */
  readonly ready: number;
  readonly review: number;
  readonly needsYou: number;
  readonly done: number;
  /** Cells that accepting all ready ones accepts. */
  readonly readyCells: number;
  /** Lines with something decided that the ERP does not have. */
  readonly toWrite: number;
}

/** How far the open document is; nothing where none is. */
export function documentCounts({ session }: CodingState): DocumentCounts {
  if (!session) return { ready: 0, review: 0, needsYou: 0, done: 0, readyCells: 0, toWrite: 0 };
  const { byState, readyCells } = countRows(session);
  return {
    ready: byState.ready,
    review: byState.review,
    needsYou: byState['needs-you'],
    done: byState.done,
    readyCells,
    toWrite: new Set(valuesToSave(session).map(({ row }) => row)).size,
  };
}

/** `3 ready · 1 to review`: what there is of each. */
export function countsText({ ready, review, needsYou, done }: DocumentCounts): string {
  const parts = [
    ready > 0 ? words.readyCount({ count: ready }) : '',
    review > 0 ? words.reviewCount({ count: review }) : '',
    needsYou > 0 ? words.needsYouCount({ count: needsYou }) : '',
    done > 0 ? words.doneCount({ count: done }) : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
