import { describe, expect, it } from 'vitest';
import type { DraftCoding } from '../../../core/contracts/draft.ts';
import type { Masters } from '../../../core/contracts/masters.ts';
import type { DraftDoor } from '../../../extension/controllers/sending/draft-door.ts';
import { SendDesk } from '../../../extension/controllers/sending/send-desk.ts';
import { placeSuggestions } from '../../../extension/controllers/session/place-suggestions.ts';
import { openSession } from '../../../extension/controllers/session/session.ts';
import { typeValues } from '../../../extension/controllers/session/type-values.ts';
import { EMPTY_WORKBENCH, type WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import type { Answer } from '../../../extension/sync/answer.ts';
import type { Draft, DraftSent } from '../../../extension/sync/server-door.ts';
import type { LinesReport } from '../../../extension/controllers/company/line-asker.ts';
import { suggestion } from '../session/arbitrary-session.ts';
import { storeInMemory } from '../sync/store-in-memory.ts';

const DAY = '2026-03-05';
const ACCOUNT = {
  name: '',
  parentCode: null,
  validFrom: null,
  validUntil: null,
  isBlocked: false,
  allowed: {},
};
const MASTERS: Masters = {
  sha256: 'a'.repeat(64),
  dimensions: { account: ['4410', '4420', '0210'].map((code) => ({ ...ACCOUNT, code })) },
  suppliers: [],
};

/** A row of the journal: its document, amount in minor units, what the file held and what the person typed. */
type Row = readonly [document: string | null, amountMinor: number, given: string, typed: string | null];

function journalOf(rows: readonly Row[]): WorkbenchState {
  const given = rows.map(([, , value]) => ({ given: [value], isLocked: [false] }));
  const typed = rows.flatMap(([, , , value], row) => (value === null ? [] : [{ row, dimension: 0, value }]));
  const session = typeValues(openSession(['account'], given), typed);
  const journal = {
    name: 'a.xlsx',
    sheet: null,
    columns: [],
    dimensions: ['account'],
    rowCount: 0,
    faults: [],
  };
  return { ...EMPTY_WORKBENCH, journal, session };
}

function linesOf(rows: readonly Row[], asked: readonly number[]): LinesReport {
  const lines = asked.map((row) => ({
    row,
    line: {
      ...{ rowNumber: row + 2, documentId: rows[row]?.[0] ?? null, lineNo: null, date: DAY, direction: null },
      ...{
        supplierName: 'S',
        supplierId: '',
        supplierTaxId: '',
        text: 'toner',
        quantity: null,
        unitPrice: null,
      },
      ...{ amountMinor: rows[row]?.[1] ?? 0, currency: 'EUR', taxRate: null, company: '', headerFields: [] },
      coding: [null],
    },
  }));
  return { kind: 'lines-found', lines, headerFieldNames: [] };
}

function draftOf(label: string, lines: readonly (readonly [amountMinor: number, account: string])[]): Draft {
  return {
    ...{ key: `key-${label}`, label, kind: 'invoice' as const, changedAt: `${DAY}T00:00:00Z` },
    fingerprint: 'b'.repeat(64),
    lines: lines.map(([amountMinor, account], index) => ({
      ...{ key: `${label}/${index}`, date: DAY, supplierName: 'S', supplierId: '', text: 'toner' },
      ...{ amountMinor, currency: 'EUR', taxRate: null, fields: {} },
      coding: account === '' ? {} : { account },
    })),
  };
}

const ERP_1 = { connectionId: 'erp-1', label: 'Main ledger', kind: 'tryton' };
const ERP_2 = { connectionId: 'erp-2', label: 'Old ledger', kind: 'odoo' };

/** An ERP behind a server: takes what fits what it holds, as the real one does. */
class FakeErp implements DraftDoor {
  drafts_: Draft[];
  readonly asked: string[] = [];
  connections = [ERP_1];
  readonly sent: DraftCoding[] = [];

  constructor(drafts: Draft[]) {
    this.drafts_ = drafts;
  }

  masters(companyId: string): Promise<Answer<Masters>> {
    this.asked.push(companyId);
    return Promise.resolve({ ok: true, value: MASTERS });
  }

  draftConnections(companyId: string): ReturnType<DraftDoor['draftConnections']> {
    this.asked.push(companyId);
    return Promise.resolve({ ok: true, value: this.connections });
  }

  drafts(companyId: string, _connectionId: string, after: string | null): ReturnType<DraftDoor['drafts']> {
    this.asked.push(companyId);
    const at = Number(after ?? 0);
    const next = at + 1 < this.drafts_.length ? String(at + 1) : null;
    return Promise.resolve({ ok: true, value: { rows: this.drafts_.slice(at, at + 1), next } });
  }

  sendDraft(_companyId: string, _connectionId: string, coding: DraftCoding): Promise<Answer<DraftSent>> {
    this.sent.push(coding);
    const draft = this.drafts_.find(({ key }) => key === coding.key);
    if (!draft) return Promise.resolve({ ok: false, code: 'not-found' });
    const cells = coding.lines.map(({ key, before, after }) => {
      const line = draft.lines.find((one) => one.key === key);
      return {
        line,
        now: line?.coding['account'] ?? null,
        before: before['account'],
        after: after['account'],
      };
    });
    if (cells.every(({ now, after }) => now === after))
      return Promise.resolve({ ok: true, value: { kind: 'unchanged', lineCount: 0 } });
    if (cells.some(({ now, before, after }) => now !== before && now !== after))
      return Promise.resolve({ ok: false, code: 'draft-changed-in-erp' });
    for (const { line, after } of cells) if (line) line.coding['account'] = after ?? '';
    return Promise.resolve({ ok: true, value: { kind: 'written', lineCount: cells.length } });
  }
}

function deskOf(rows: readonly Row[], door: DraftDoor | null) {
  const workbench = { state: journalOf(rows) };
  const store = storeInMemory();
  const desk = new SendDesk({
    workbench,
    lines: { ask: (asked) => Promise.resolve(linesOf(rows, asked)) },
    company: () => ({ companyId: 'velthorn', store, door: () => Promise.resolve(door) }),
    breathe: () => Promise.resolve(),
    changed: () => undefined,
  });
  desk.follow(workbench.state);
  return { desk, workbench };
}

const outcomes = (desk: SendDesk) => desk.state.documents.map(({ outcome }) => outcome);
const statuses = (desk: SendDesk) => desk.state.rows.map(({ status }) => status);

describe('checking a journal', () => {
  it('gives each row a status with its reason, against the masters of the company', async () => {
    const { desk } = deskOf(
      [
        ['A', 100, '', '4410'],
        ['B', 100, '', '9999'],
        ['C', 100, '', null],
      ],
      new FakeErp([]),
    );
    await desk.check();
    expect(statuses(desk)).toEqual(['ready', 'stopped', 'stopped']);
    expect(desk.state.rows.flatMap(({ findings }) => findings)).toEqual([
      { kind: 'unknown', dimension: 'account', value: '9999' },
      { kind: 'missing-value', dimension: 'account' },
    ]);
  });

  it('stops a row whose suggestion shows in the sheet and was not accepted', async () => {
    const { desk, workbench } = deskOf([['A', 100, '', null]], null);
    const { session } = workbench.state;
    if (!session) throw new Error('a journal is open');
    const cells = [suggestion('account', '4410', 0.99)];
    workbench.state = { ...workbench.state, session: placeSuggestions(session, [{ row: 0, cells }]) };
    await desk.check();
    expect(desk.state.rows).toEqual([
      {
        row: 0,
        status: 'stopped',
        findings: [{ kind: 'not-accepted', dimension: 'account', value: '4410' }],
      },
    ]);
  });

  it('without a server says so, and still finds what needs no masters', async () => {
    const { desk } = deskOf([['A', 100, '', null]], null);
    await desk.check();
    expect(desk.state).toMatchObject({ isConnected: false, hasMasters: false, documents: [] });
    expect(statuses(desk)).toEqual(['stopped']);
  });

  it('writes nothing', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']])]);
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    expect(outcomes(desk)).toEqual([{ kind: 'ready' }]);
    expect(erp.sent).toEqual([]);
  });

  it('stops a document that is out of balance with its draft', async () => {
    const { desk } = deskOf([['A', 150, '', '4410']], new FakeErp([draftOf('A', [[100, '']])]));
    await desk.check();
    expect(desk.state.rows[0]?.findings).toEqual([
      { kind: 'out-of-balance', differenceMinor: 50, currency: 'EUR' },
    ]);
    expect(outcomes(desk)).toEqual([{ kind: 'stopped' }]);
  });

  it('finds no draft for a document that two drafts could be', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']]), { ...draftOf('A', [[100, '']]), key: 'twin' }]);
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    expect(outcomes(desk)).toEqual([{ kind: 'no-draft' }]);
  });
});

describe('sending', () => {
  it('sends whole documents, each decided cell with what it held; stopped ones stay', async () => {
    const erp = new FakeErp([
      draftOf('A', [
        [100, ''],
        [200, '4420'],
      ]),
      draftOf('B', [[300, '']]),
    ]);
    const { desk } = deskOf(
      [
        ['A', 200, '4420', '0210'],
        ['B', 300, '', '9999'],
        ['A', 100, '', '4410'],
      ],
      erp,
    );
    await desk.check();
    await desk.send();
    expect(outcomes(desk)).toEqual([{ kind: 'written' }, { kind: 'stopped' }]);
    expect(erp.sent).toEqual([
      {
        ...{ key: 'key-A', fingerprint: 'b'.repeat(64), date: DAY },
        lines: [
          { key: 'A/1', before: { account: '4420' }, after: { account: '0210' } },
          { key: 'A/0', before: { account: null }, after: { account: '4410' } },
        ],
      },
    ]);
  });

  it('sent again after another check finds that it stood there already', async () => {
    const { desk } = deskOf([['A', 100, '', '4410']], new FakeErp([draftOf('A', [[100, '']])]));
    await desk.check();
    await desk.send();
    await desk.check();
    await desk.send();
    expect(outcomes(desk)).toEqual([{ kind: 'unchanged' }]);
  });

  it('sends no document that somebody coded otherwise in the ERP, and shows the cell', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '4420']])]);
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    await desk.send();
    expect(erp.sent).toEqual([]);
    expect(outcomes(desk)).toEqual([
      {
        kind: 'conflict',
        cells: [{ row: 0, dimension: 'account', now: '4420', read: '', wanted: '4410' }],
      },
    ]);
  });

  it('shows per cell what changed in the ERP between the check and the sending', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '4410']])]);
    const { desk } = deskOf([['A', 100, '4410', '0210']], erp);
    await desk.check();
    erp.drafts_ = [draftOf('A', [[100, '4420']])];
    await desk.send();
    expect(outcomes(desk)).toEqual([
      {
        kind: 'conflict',
        cells: [{ row: 0, dimension: 'account', now: '4420', read: '4410', wanted: '0210' }],
      },
    ]);
  });

  it('sends no coding that was not checked', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']])]);
    const { desk, workbench } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    const { session } = workbench.state;
    if (!session) throw new Error('a journal is open');
    const changed = typeValues(session, [{ row: 0, dimension: 0, value: '4420' }]);
    workbench.state = { ...workbench.state, session: changed };
    desk.follow(workbench.state);
    await desk.send();
    expect(erp.sent).toEqual([]);
    expect(desk.state.isStale).toBe(true);
  });

  it('a server that is away leaves the document to be sent later', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']])]);
    const isAway: Answer<DraftSent> = { ok: false, code: 'offline' };
    const send = erp.sendDraft.bind(erp);
    erp.sendDraft = () => Promise.resolve(isAway);
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    await desk.send();
    expect(outcomes(desk)).toEqual([{ kind: 'refused', code: 'offline' }]);
    erp.sendDraft = send;
    await desk.send();
    expect(outcomes(desk)).toEqual([{ kind: 'written' }]);
  });

  it('drops what was found when another journal takes the place of the one checked', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']])]);
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    const checking = desk.check();
    desk.follow({ journal: null, session: null });
    await checking;
    expect(desk.state).toMatchObject({ phase: 'idle', rows: [], documents: [] });
    expect(erp.asked).toEqual([]);
  });
});

describe('the connection of the drafts', () => {
  it('is the only one there is', async () => {
    const { desk } = deskOf([['A', 100, '', '4410']], new FakeErp([draftOf('A', [[100, '']])]));
    await desk.check();
    expect(desk.state).toMatchObject({ connections: [ERP_1], connectionId: 'erp-1' });
    expect(outcomes(desk)).toEqual([{ kind: 'ready' }]);
  });

  it('is for the person to choose where there are several, and remembered', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']])]);
    erp.connections = [ERP_1, ERP_2];
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    expect(desk.state).toMatchObject({ connections: [ERP_1, ERP_2], connectionId: '', documents: [] });
    await desk.chooseConnection('erp-2');
    expect(outcomes(desk)).toEqual([{ kind: 'ready' }]);
    await desk.check();
    expect(desk.state.connectionId).toBe('erp-2');
  });

  it('is asked for anew when the one chosen is gone', async () => {
    const erp = new FakeErp([draftOf('A', [[100, '']])]);
    erp.connections = [ERP_1, ERP_2];
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.chooseConnection('erp-3');
    expect(desk.state).toMatchObject({ connectionId: '', documents: [] });
  });

  it('is none where the company has none, and where the server refuses to say', async () => {
    const erp = new FakeErp([]);
    erp.connections = [];
    const { desk } = deskOf([['A', 100, '', '4410']], erp);
    await desk.check();
    expect(desk.state).toMatchObject({ connections: [], connectionId: '', fault: null });
    erp.draftConnections = () => Promise.resolve({ ok: false, code: 'forbidden' });
    await desk.check();
    expect(desk.state).toMatchObject({ connections: [], connectionId: '', fault: 'forbidden' });
  });
});
