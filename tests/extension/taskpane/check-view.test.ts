import { describe, expect, it } from 'vitest';
import { NOTHING_CHECKED, type SendState } from '../../../extension/controllers/sending/send-state.ts';
import { checkView } from '../../../extension/taskpane/views/check-view.ts';
import type { JournalRow } from '../../../extension/worker/messages.ts';

const ROWS: readonly JournalRow[] = [7, 8, 9].map((rowNumber) => ({
  ...{ id: rowNumber, rowNumber, texts: [], given: [''], isLocked: [false] },
  ...{ documentId: 'A', date: '2026-03-05', amountMinor: 100, currency: 'EUR' },
}));

const CHECKED: SendState = {
  ...NOTHING_CHECKED,
  phase: 'checked',
  hasMasters: true,
  isConnected: true,
  connections: [{ connectionId: 'erp-1', label: 'Main ledger', kind: 'business-central' }],
  connectionId: 'erp-1',
  rows: [
    { row: 0, status: 'ready', findings: [] },
    {
      row: 1,
      status: 'look',
      findings: [{ kind: 'line-amount', expectedMinor: 1250, foundMinor: 1200 }],
    },
    { row: 2, status: 'stopped', findings: [{ kind: 'unknown', dimension: 'account', value: '0099' }] },
  ],
};

describe('the page of checking and sending', () => {
  it('lists the stopped rows first, by the sheet’s row numbers, each with its reason', () => {
    const { rows } = checkView(CHECKED, { rows: ROWS });
    expect(rows).toEqual([
      { row: 2, label: '9', isStopped: true, reasons: ['Account 0099 does not exist'] },
      {
        row: 1,
        label: '8',
        isStopped: false,
        reasons: ['the amount is 12.00 EUR, quantity times price 12.50 EUR'],
      },
    ]);
  });

  it('counts the rows of each status', () => {
    expect(checkView(CHECKED, { rows: ROWS }).summary).toEqual([
      '1 row may be sent.',
      '1 row may be sent, but is worth a look.',
      '1 row cannot be sent yet.',
    ]);
  });

  it('shows of a conflict what the ERP holds, what was read and what is wanted', () => {
    const cells = [{ row: 0, dimension: 'account', now: '4420', read: '', wanted: '4410' }];
    const document = {
      documentId: 'A',
      rows: [0],
      matched: null,
      outcome: { kind: 'conflict', cells },
    } as const;
    const { documents, sendCount } = checkView({ ...CHECKED, documents: [document] }, { rows: ROWS });
    expect(documents[0]?.conflicts).toEqual([
      'Row 7, Account: the ERP holds 4420, it held blank, wanted is 4410',
    ]);
    expect(sendCount).toBe(0);
  });

  it('offers nothing to send once the coding is another one', () => {
    const document = { documentId: 'A', rows: [0], matched: null, outcome: { kind: 'ready' } } as const;
    const fresh = { ...CHECKED, documents: [document] };
    expect(checkView(fresh, { rows: ROWS }).sendCount).toBe(1);
    expect(checkView({ ...fresh, isStale: true }, { rows: ROWS }).sendCount).toBe(0);
  });

  it('without a server shows no way to send', () => {
    expect(checkView({ ...CHECKED, isConnected: false }, { rows: ROWS }).connections).toBeNull();
  });

  it('names the ERP by its label and program', () => {
    expect(checkView(CHECKED, { rows: ROWS }).connections).toEqual([
      { id: 'erp-1', name: 'Main ledger (Business Central)' },
    ]);
  });

  it('does not say that no ERP is connected where it could not be asked', () => {
    const away = { ...CHECKED, connections: [], connectionId: '', fault: 'offline' } as const;
    expect(checkView(away, { rows: ROWS })).toMatchObject({
      connections: null,
      fault: 'no connection to the server; send again later',
    });
  });
});
