import type { RowSuggestions } from '../../worker/messages.ts';
import { withSuggestion } from './coding-cell.ts';
import type { Session } from './session.ts';

/** The session with suggestions placed in their rows; cells that a person decided keep their value. */
export function placeSuggestions(session: Session, suggested: readonly RowSuggestions[]): Session {
  const rows = [...session.rows];
  for (const { row, cells } of suggested) {
    const known = rows[row];
    if (!known) continue;
    rows[row] = known.map((cell, dimension) => {
      const suggestion = cells[dimension];
      return suggestion ? withSuggestion(cell, suggestion) : cell;
    });
  }
  return { ...session, rows };
}
