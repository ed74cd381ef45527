import { describe, expect, it } from 'vitest';
import { acceptAbove, takeRows, withdraw } from '../../../extension/controllers/decide.ts';
import { documentRows } from '../../../extension/controllers/document-rows.ts';
import { exceptionsOf } from '../../../extension/controllers/exceptions.ts';
import { placeSuggestions } from '../../../extension/controllers/session/place-suggestions.ts';
import { openSession } from '../../../extension/controllers/session/session.ts';
import { EMPTY_WORKBENCH, type WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import type { JournalRow } from '../../../extension/worker/messages.ts';
import { suggestion } from '../session/arbitrary-session.ts';

/** A row of a supplier with the confidence of its account, and what its document and amount are. */
interface Given {
  readonly supplier: string;
  readonly confidence: number;
  readonly value?: string;
  readonly document?: string;
  readonly amountMinor?: number;
}

function stateOf(given: readonly Given[]): WorkbenchState {
  const rows = given.map(({ supplier, document, amountMinor = 100 }, index): JournalRow => ({
    ...{ id: index, rowNumber: index + 2, texts: [supplier, ''], given: [''], isLocked: [false] },
    ...{ documentId: document ?? null, date: '2026-01-01', amountMinor, currency: 'EUR' },
  }));
  const session = placeSuggestions(
    openSession(['account'], rows),
    given.map(({ confidence, value = '4410' }, row) => ({
      row,
      cells: [suggestion('account', value, confidence)],
    })),
  );
  const columns = [
    { header: 'Supplier', meaning: 'supplier_name', isNumeric: false, dimension: null },
    { header: 'Account', meaning: 'coding.account', isNumeric: false, dimension: 0 },
  ];
  const journal = {
    ...{ name: 'a.xlsx', sheet: 'Journal', columns, dimensions: ['account'] },
    ...{ rowCount: rows.length, faults: [] },
  };
  return { ...EMPTY_WORKBENCH, journal, rows, session };
}

describe('exceptions', () => {
  it('come worst first: blanks, least sure first, then what is to be reviewed', () => {
    const state = stateOf([
      { supplier: 'A', confidence: 0.9 },
      { supplier: 'B', confidence: 0.6 },
      { supplier: 'C', confidence: 0.99 },
      { supplier: 'D', confidence: 0.3 },
    ]);
    expect(exceptionsOf(state).map(({ supplier }) => supplier)).toEqual(['D', 'B', 'A']);
  });

  it('stand together where one answer serves rows of one supplier, and apart where it does not', () => {
    const state = stateOf([
      { supplier: 'A', confidence: 0.3 },
      { supplier: 'A', confidence: 0.4 },
      { supplier: 'A', confidence: 0.4, value: '4300' },
      { supplier: 'B', confidence: 0.4 },
    ]);
    expect(exceptionsOf(state).map(({ rows }) => rows)).toEqual([[0, 1], [2], [3]]);
  });

  it('are gone once their rows were taken as shown, the best guess with them', () => {
    const state = stateOf([
      { supplier: 'A', confidence: 0.3 },
      { supplier: 'B', confidence: 0.99 },
    ]);
    const taken = takeRows(state, [0]);
    expect(taken.session?.rows[0]?.[0]).toMatchObject({ state: 'accepted', value: '4410' });
    expect(exceptionsOf(taken)).toEqual([]);
    expect(taken.session?.rows[1]?.[0]?.state).toBe('ready');
  });
});

describe('accepting above a limit', () => {
  it('takes what is at least so sure, filled in or not, and nothing below', () => {
    const state = acceptAbove(
      stateOf([0.99, 0.7, 0.69].map((confidence) => ({ supplier: 'A', confidence }))),
      0.7,
    );
    expect(state.session?.rows.map(([cell]) => cell?.state)).toEqual(['accepted', 'accepted', 'needs-you']);
  });
});

describe('withdrawing', () => {
  it('leaves no suggestion in the sheet and every decision', () => {
    const state = withdraw(
      takeRows(stateOf([0.3, 0.99].map((confidence) => ({ supplier: 'A', confidence }))), [0]),
    );
    expect(state.session?.rows.map(([cell]) => [cell?.state, cell?.value])).toEqual([
      ['accepted', '4410'],
      ['empty', ''],
    ]);
  });
});

describe('the rows of a document', () => {
  it('are all of them with their sum, to the cent', () => {
    const state = stateOf([
      { supplier: 'A', confidence: 0.9, document: 'I-1', amountMinor: 1_010 },
      { supplier: 'B', confidence: 0.9 },
      { supplier: 'A', confidence: 0.9, document: 'I-1', amountMinor: -1_010 },
    ]);
    expect(documentRows(state, 2)).toEqual({
      ...{ id: 'I-1', rows: [0, 2], rowCount: 2, sumMinor: 0, currency: 'EUR' },
    });
    expect(documentRows(state, 1)).toBeNull();
  });
});
