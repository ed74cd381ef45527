import { minorDigits } from '../../../core/domain/currency.ts';
import type {
  PaneCell,
  PaneDocument,
  PaneOffer,
  PanePosting,
  PaneReasons,
  PaneRow,
  PaneView,
} from '../../components/suggestion-pane.ts';
import { alternativesOf } from '../../controllers/session/alternatives.ts';
import {
  deviation,
  isAcceptable,
  isGuessed,
  isUndecided,
  type CodingCell,
} from '../../controllers/session/coding-cell.ts';
import { isUnknownValue } from '../../controllers/rows/row-lanes.ts';
import { documentRows } from '../../controllers/document-rows.ts';
import { answerForMore } from '../../controllers/similar-rows.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';
import type { PastPosting } from '../../worker/messages.ts';
import { REASON_SEPARATOR } from '../../worker/reason-words.ts';

const MAX_REASONS = 3;

/** What the pane shows of a state; null while no row is current. */
export function paneView(state: WorkbenchState): PaneView | null {
  const { journal, session, cursor, past } = state;
  const cells = cursor && session?.rows[cursor.row];
  if (!journal || !cells) return null;
  const current = currentDimension(state, cells);
  const cell = cells[current];
  return {
    row: paneRow(state, cursor.row),
    cells: cells.map((one, dimension) => paneCell(state, one, dimension)),
    current,
    reasons: cell
      ? paneReasons(state, cell, current)
      : { label: '', sentences: [], alternatives: [], warning: null },
    postings: state.history ? (past?.row === cursor.row ? past.postings.map(panePosting) : null) : [],
    document: paneDocument(state, cursor.row),
    offer: paneOffer(state),
    learns: !session.justOnce.includes(cursor.row),
  };
}

/** The dimension that the cursor is on; from elsewhere in the row, the first that is open. */
function currentDimension({ journal, cursor }: WorkbenchState, cells: readonly CodingCell[]): number {
  const own = journal?.columns[cursor?.column ?? -1]?.dimension ?? null;
  return own ?? Math.max(0, cells.findIndex(isUndecided));
}

function paneOffer(state: WorkbenchState): PaneOffer | null {
  const answer = answerForMore(state);
  return answer && { value: answer.value, supplier: answer.supplier, cellCount: answer.cells.length };
}

function paneRow({ journal, rows }: WorkbenchState, index: number): PaneRow {
  const row = rows[index];
  const shown = (meaning: string): string => {
    const column = journal?.columns.findIndex((one) => one.meaning === meaning) ?? -1;
    return row?.texts[column] ?? '';
  };
  const amount = `${shown('amount')} ${shown('currency')}`.trim();
  const facts = [shown('text'), amount, shown('date')];
  return {
    label: String(row?.rowNumber ?? ''),
    supplier: shown('supplier_name'),
    facts: facts.filter((fact) => fact !== ''),
  };
}

function paneCell({ journal, names }: WorkbenchState, cell: CodingCell, dimension: number): PaneCell {
  const isOpen = isUndecided(cell);
  return {
    dimension,
    label: texts.dimension(journal?.dimensions[dimension] ?? ''),
    value: cell.value,
    name: names[dimension]?.get(cell.value) ?? '',
    state: cell.state,
    certainty:
      isOpen && cell.suggestion && isGuessed(cell) ? texts.certainty(cell.suggestion.confidence) : '',
    canAccept: isAcceptable(cell),
    guess: cell.state === 'needs-you' ? (cell.suggestion?.bestGuess ?? '') : '',
  };
}

function paneReasons(state: WorkbenchState, cell: CodingCell, dimension: number): PaneReasons {
  const { journal, names } = state;
  const expected = deviation(cell);
  const warnings = [
    ...deviationsOf(state, dimension),
    isUnknownValue(state, cell, dimension) ? texts.pane.unknown({ value: cell.value }) : '',
  ].filter((warning) => warning !== '');
  return {
    label: texts.dimension(journal?.dimensions[dimension] ?? ''),
    sentences: cell.suggestion && (isUndecided(cell) || expected) ? reasonsOf(cell.suggestion.reason) : [],
    alternatives: alternativesOf(cell).map(({ value, confidence }) => ({
      value,
      name: names[dimension]?.get(value) ?? '',
      certainty: texts.percent(confidence),
    })),
    warning: warnings.length > 0 ? warnings.join(' ') : null,
  };
}

/** What is otherwise than we would expect in the current row; cells beside the current one with their name. */
function deviationsOf({ session, cursor, journal }: WorkbenchState, current: number): string[] {
  const cells = session?.rows[cursor?.row ?? -1] ?? [];
  return cells.flatMap((cell, dimension) => {
    const expected = deviation(cell);
    if (!expected) return [];
    const sentence = texts.grid.deviation({
      value: expected.value || texts.pane.blank,
      sure: texts.certainty(expected.confidence),
    });
    return [
      dimension === current
        ? sentence
        : `${texts.dimension(journal?.dimensions[dimension] ?? '')}: ${sentence}`,
    ];
  });
}

/** The reasons of a suggestion, each once; no more than a person reads. */
function reasonsOf(reason: string): string[] {
  return [...new Set(reason.split(REASON_SEPARATOR))].slice(0, MAX_REASONS);
}

function paneDocument(state: WorkbenchState, row: number): PaneDocument | null {
  const document = documentRows(state, row);
  if (!document) return null;
  const { id, rows, rowCount, sumMinor, currency } = document;
  const textColumn = state.journal?.columns.findIndex(({ meaning }) => meaning === 'text') ?? -1;
  return {
    title: `${texts.pane.document({ id })}, ${texts.pane.documentRows({ count: rowCount })}`,
    rows: rows.map((place) => ({
      label: String(state.rows[place]?.rowNumber ?? ''),
      text: state.rows[place]?.texts[textColumn] ?? '',
      coding: codingText((state.session?.rows[place] ?? []).map(({ value }) => value)),
      amount: amountText(state.rows[place]?.amountMinor ?? 0, currency),
      isCurrent: place === row,
    })),
    moreCount: rowCount - rows.length,
    sum: sumMinor === null ? '' : amountText(sumMinor, currency),
    isBalanced: sumMinor === 0,
  };
}

function codingText(coding: readonly string[]): string {
  return coding.join(' / ').replace(/( \/ )+$/, '');
}

function panePosting({ date, text, amountMinor, currency, coding }: PastPosting): PanePosting {
  return {
    date: texts.date(date),
    coding: codingText(coding),
    amount: amountText(amountMinor, currency),
    text,
  };
}

/** An amount in minor units with the decimals of its currency, as the person's system writes figures. */
export function amountText(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency);
  return `${amountForm(texts.locale, digits).format(amountMinor / 10 ** digits)} ${currency}`.trim();
}

// A form takes longer to make than a hundred amounts to write.
const amountForms = new Map<string, Intl.NumberFormat>();

function amountForm(locale: string, digits: number): Intl.NumberFormat {
  const key = `${locale} ${digits}`;
  const known = amountForms.get(key);
  if (known) return known;
  const form = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  amountForms.set(key, form);
  return form;
}
