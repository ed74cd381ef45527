import type { LaneLimits } from '../../core/domain/lane.ts';
import type { LedgerLine } from '../../core/domain/ledger-line.ts';
import type { Coder } from '../../core/engine/line.ts';
import { lineAsker } from '../../core/workflows/line-asker.ts';
import type { LineColumns } from '../../core/workflows/line-fitter.ts';
import { suggestLine, type CellSuggestion } from '../../core/workflows/suggest-line.ts';
import { texts } from '../texts/texts.ts';
import { reasonInWords } from './reason-words.ts';
import type { RowSuggestions } from './messages.ts';

/** A journal as far as coding needs it. */
export interface CodableJournal extends LineColumns {
  /** By row; null where a row cannot be read as a line. */
  readonly lines: readonly (LedgerLine | null)[];
}

/** Suggests for rows of a journal in the order asked, one at each step. Teaches the coder nothing. */
export function* codeRows(
  journal: CodableJournal,
  rows: readonly number[],
  coder: Coder,
  limits: LaneLimits,
): Generator<RowSuggestions, void, void> {
  const asked = lineAsker(journal, coder);
  const columns = journal.dimensions.map((dimension) => coder.dimensions.indexOf(dimension));
  for (const row of rows) {
    const line = journal.lines[row];
    const suggestions = line ? suggestLine(coder, asked(line), limits, reasonInWords) : [];
    const cells = columns.map(
      (column, index) =>
        suggestions[column] ?? noSuggestion(journal.dimensions[index] ?? '', line ? 'unknown' : 'unread'),
    );
    yield { row, cells };
  }
}

function noSuggestion(dimension: string, why: 'unknown' | 'unread'): CellSuggestion {
  const reason =
    why === 'unknown'
      ? texts.reasons.neverLearned({ dimension: texts.dimension(dimension) })
      : texts.reasons.unreadRow;
  return { dimension, value: null, bestGuess: null, confidence: 0, lane: 'manual', reason, alternatives: [] };
}
