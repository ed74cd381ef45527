import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import type { PaneCell, PaneReasons, PaneView } from '../components/suggestion-pane.ts';
import { alternativesOf } from '../controllers/session/alternatives.ts';
import {
  deviation,
  isAcceptable,
  isGuessed,
  isUndecided,
  type CodingCell,
} from '../controllers/session/coding-cell.ts';
import { texts } from '../texts/texts.ts';
import { REASON_SEPARATOR } from '../worker/reason-words.ts';
import type { AmountWriter } from './amount-text.ts';
import type { CodingState } from './coding-state.ts';
import { words } from './words/embed-words.ts';

/** What the pane shows of the line under the cursor; null while there is none. */
export function paneView(state: CodingState, amount: AmountWriter): PaneView | null {
  const { document, session, cursor } = state;
  const cells = session?.rows[cursor.row];
  const line = document?.lines[cursor.row];
  if (!cells || !line) return null;
  const facts = [line.text, amount(line.amountMinor, document.currency), texts.date(document.date)];
  return {
    row: {
      label: String(cursor.row + 1),
      supplier: document.supplierName,
      facts: facts.filter((fact) => fact !== ''),
    },
    cells: cells.map((cell, dimension) => paneCell(state, cell, dimension)),
    current: cursor.dimension,
    reasons: paneReasons(state, cells[cursor.dimension]),
    postings: 'not kept',
    document: null,
    offer: null,
    learns: !session.justOnce.includes(cursor.row),
  };
}

function paneCell({ session, masters }: CodingState, cell: CodingCell, dimension: number): PaneCell {
  const name = session?.dimensions[dimension] ?? '';
  const guess = cell.state === 'needs-you' ? (cell.suggestion?.bestGuess ?? '') : '';
  return {
    dimension,
    label: texts.dimension(name),
    value: cell.value,
    name: masters.nameOf(name, cell.value || guess),
    state: cell.state,
    certainty:
      isUndecided(cell) && cell.suggestion && isGuessed(cell)
        ? texts.certainty(cell.suggestion.confidence)
        : '',
    canAccept: isAcceptable(cell),
    guess,
  };
}

function paneReasons(state: CodingState, cell: CodingCell | undefined): PaneReasons {
  const { session, cursor, masters } = state;
  const name = session?.dimensions[cursor.dimension] ?? '';
  if (!cell) return { label: '', sentences: [], alternatives: [], warning: null };
  const expected = deviation(cell);
  const isExplained = cell.suggestion && (isUndecided(cell) || expected);
  return {
    label: texts.dimension(name),
    sentences: isExplained
      ? [...new Set(cell.suggestion.reason.split(REASON_SEPARATOR)), ...explanationOf(state)]
      : [],
    alternatives: alternativesOf(cell).map(({ value, confidence }) => ({
      value,
      name: masters.nameOf(name, value),
      certainty: texts.percent(confidence),
    })),
    warning: refusalOf(state) ?? (expected && deviationText(expected)),
  };
}

function deviationText({ value, confidence }: { value: string | null; confidence: number }): string {
  return texts.grid.deviation({ value: value || texts.pane.blank, sure: texts.certainty(confidence) });
}

function refusalOf({ refused, cursor }: CodingState): string | null {
  if (refused?.row !== cursor.row || refused.dimension !== cursor.dimension) return null;
  return refused.obstacle && words.obstacles[refused.obstacle]({ value: refused.value });
}

/** Most parts named on either side. */
const MAX_PARTS = 3;

/** What of the line puts the first value before the next, and what speaks against it. */
function explanationOf({ explanation, cursor }: CodingState): string[] {
  if (explanation?.at.row !== cursor.row || explanation.at.dimension !== cursor.dimension) return [];
  const { groups, rival } = explanation;
  const named = (isFor: boolean): string =>
    groups
      .filter(({ amount }) => amount > 0 === isFor)
      .slice(0, MAX_PARTS)
      .map(({ about, words: said }) => [words.about[about], ...said.map((word) => `“${word}”`)].join(' '))
      .join(', ');
  const [speaks, against] = [named(true), named(false)];
  return [
    ...(speaks
      ? [words.rather({ rival: rival === LEFT_BLANK ? texts.reasons.noValue : rival, parts: speaks })]
      : []),
    ...(against ? [words.against({ parts: against })] : []),
  ];
}
