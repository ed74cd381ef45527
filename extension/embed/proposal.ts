import {
  wireLineOf,
  type CodingProposal,
  type EmbedDocument,
  type ProposedLine,
} from '../../core/contracts/embed-document.ts';
import type { Decision } from '../../core/contracts/decision.ts';
import { isUndecided, type CodingCell } from '../controllers/session/coding-cell.ts';
import type { Session } from '../controllers/session/session.ts';

/** Where and when a proposal was made, for its decisions. */
export interface ProposalStamp {
  /** SHA-256 of the model that suggested, in lower-case hexadecimal. */
  readonly modelSha256: string;
  /** ISO 8601 in UTC. */
  readonly decidedAt: string;
}

/** What a person decided and the ERP does not have yet; null where that is nothing. Suggestions nobody accepted stay out. */
export function codingProposal(
  document: EmbedDocument,
  session: Session,
  stamp: ProposalStamp,
): CodingProposal | null {
  const lines = document.lines.flatMap((line, row): ProposedLine[] => {
    const cells = (session.rows[row] ?? []).flatMap((cell, dimension) =>
      isNews(cell) ? [proposedCell(cell, session.dimensions[dimension] ?? '')] : [],
    );
    return cells.length > 0 ? [{ lineId: line.lineId, cells }] : [];
  });
  if (lines.length === 0) return null;
  const proposed = new Set(lines.map(({ lineId }) => lineId));
  const decisions = document.lines.flatMap((line, row): Decision[] => {
    const cells = session.rows[row] ?? [];
    // What is for this once only is written, and not learned from.
    if (!proposed.has(line.lineId) || session.justOnce.includes(row)) return [];
    return [
      {
        kind: cells.some((cell) => isNews(cell) && cell.state === 'yours') ? 'changed' : 'accepted',
        line: wireLineOf(document, line),
        before: codingOf(session, cells, ({ suggestion }) => suggestion?.value ?? null),
        after: codingOf(session, cells, (cell) => (isUndecided(cell) ? null : cell.value)),
        ...stamp,
      },
    ];
  });
  return { documentId: document.documentId, version: document.version, lines, decisions };
}

/** Whether a cell was decided otherwise than the ERP has it. */
function isNews(cell: CodingCell): boolean {
  return !isUndecided(cell) && cell.value !== cell.given;
}

function proposedCell(cell: CodingCell, dimension: string): ProposedLine['cells'][number] {
  const isAccepted = cell.state === 'accepted';
  return {
    dimension,
    value: cell.value || null,
    by: isAccepted ? 'accepted' : 'chosen',
    confidence: isAccepted ? (cell.suggestion?.confidence ?? null) : null,
  };
}

/** Values by dimension; a blank one is null. */
function codingOf(
  { dimensions }: Session,
  cells: readonly CodingCell[],
  valueOf: (cell: CodingCell) => string | null,
): Record<string, string | null> {
  return Object.fromEntries(
    cells.map((cell, dimension) => [dimensions[dimension] ?? '', valueOf(cell) || null]),
  );
}
