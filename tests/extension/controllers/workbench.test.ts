import { beforeEach, describe, expect, it } from 'vitest';
import {
  acceptReady,
  confirmCell,
  pickAlternative,
  typeCells,
  undo,
  useAnswerForMore,
} from '../../../extension/controllers/decide.ts';
import { enterCell, goToException } from '../../../extension/controllers/move-cursor.ts';
import { answerForMore } from '../../../extension/controllers/similar-rows.ts';
import { Workbench } from '../../../extension/controllers/workbench.ts';
import type { LearnedHistory, OpenedJournal, WorkerRequest } from '../../../extension/worker/messages.ts';
import { suggestion } from '../session/arbitrary-session.ts';

const journal: OpenedJournal = {
  name: 'april.xlsx',
  sheet: 'Journal',
  columns: [
    { header: 'Supplier', meaning: 'supplier_name', isNumeric: false, dimension: null },
    { header: 'Account', meaning: 'coding.account', isNumeric: false, dimension: 0 },
  ],
  dimensions: ['account'],
  rowCount: 3,
  faults: [],
};
const rows = ['Staples', 'KPN', 'Staples'].map((supplier, index) => ({
  id: index + 5,
  rowNumber: index + 5,
  texts: [supplier, ''],
  documentId: null,
  date: '2026-04-01',
  amountMinor: 100,
  currency: 'EUR',
  given: [''],
  isLocked: [false],
}));
const history: LearnedHistory = {
  name: 'history.csv',
  lineCount: 400,
  firstDate: '2025-01-01',
  lastDate: '2026-03-31',
  dimensions: ['account'],
  knownValues: [['4410', '4310']],
  faults: [],
};
const file = { name: 'april.xlsx', bytes: new ArrayBuffer(4) };

let sent: WorkerRequest[];
let workbench: Workbench;

const kinds = (): string[] => sent.map(({ kind }) => kind);
const lastRun = (): number => sent.reduce((run, request) => (request.kind === 'code' ? request.run : run), 0);
const suggestAll = (confidences: readonly number[], value = '4410'): void => {
  workbench.take({
    kind: 'suggested',
    run: lastRun(),
    rows: confidences.map((confidence, row) => ({ row, cells: [suggestion('account', value, confidence)] })),
  });
  workbench.take({ kind: 'task-ended', task: 'coding', isCancelled: false });
};
const states = (): (string | undefined)[] => workbench.state.session?.rows.map(([cell]) => cell?.state) ?? [];
const at = (row: number) => ({ row, column: 1 });

beforeEach(() => {
  sent = [];
  workbench = new Workbench({
    send: (request) => sent.push(request),
    changed: () => undefined,
  });
  workbench.openFile('journal', file);
  workbench.take({ kind: 'journal-opened', journal });
  workbench.take({ kind: 'journal-rows', firstRow: 0, rows });
  workbench.take({ kind: 'history-learned', history });
});

describe('the workbench', () => {
  it('codes as soon as a journal and a history are there', () => {
    expect(sent.find(({ kind }) => kind === 'code')).toMatchObject({ rows: [0, 1, 2] });
  });

  it('teaches a typed value and codes what is open again', () => {
    suggestAll([0.99, 0.3, 0.9]);
    sent = [];
    workbench.act((state) => typeCells(state, [{ ...at(1), value: '4310' }], true));
    expect(sent[0]).toEqual({ kind: 'teach', lessons: [{ row: 1, dimension: 0, value: '4310' }] });
    expect(sent[1]).toMatchObject({ kind: 'code', rows: [0, 2] });
  });

  it('unlearns what is undone', () => {
    suggestAll([0.99, 0.3, 0.9]);
    workbench.act((state) => typeCells(state, [{ ...at(1), value: '4310' }], false));
    sent = [];
    workbench.act(undo);
    expect(sent[0]).toEqual({ kind: 'teach', lessons: [] });
    expect(states()).toEqual(['ready', 'needs-you', 'review']);
  });

  it('does not code again where nothing was learned', () => {
    suggestAll([0.99, 0.3, 0.9]);
    sent = [];
    workbench.act(acceptReady);
    expect(kinds()).toEqual([]);
  });

  it('drops suggestions of a run that was overtaken', () => {
    const overtaken = lastRun();
    workbench.act((state) => typeCells(state, [{ ...at(1), value: '4310' }], false));
    workbench.take({
      kind: 'suggested',
      run: overtaken,
      rows: [{ row: 0, cells: [suggestion('account', '9999', 0.99)] }],
    });
    expect(states()).toEqual(['empty', 'yours', 'empty']);
  });

  it('goes from a confirmed cell to the next open one', () => {
    suggestAll([0.99, 0.97, 0.9]);
    workbench.act((state) => confirmCell(state, at(0)));
    expect(workbench.state.cursor).toEqual(at(1));
  });

  it('goes through the exceptions', () => {
    suggestAll([0.99, 0.3, 0.9]);
    workbench.act((state) => goToException(state, 1));
    expect(workbench.state.cursor).toEqual(at(1));
    workbench.act((state) => goToException(state, 1));
    expect(workbench.state.cursor).toEqual(at(2));
  });

  it('picks an alternative by its position and makes it the person’s', () => {
    suggestAll([0.99, 0.3, 0.9]);
    workbench.act((state) => pickAlternative(state, at(1), 0));
    expect(workbench.state.session?.rows[1]?.[0]).toMatchObject({ state: 'yours', value: '4410' });
  });

  it('tells how many other cells a lesson changed', () => {
    suggestAll([0.99, 0.9, 0.9]);
    workbench.act((state) => typeCells(state, [{ ...at(0), value: '4310' }], false));
    suggestAll([0.99, 0.9, 0.9], '4310');
    expect(workbench.state.notice).toBe('2 other cells changed with it.');
  });

  it('looks for past postings once a row', () => {
    sent = [];
    workbench.act((state) => enterCell(state, at(2)));
    workbench.act((state) => enterCell(state, { row: 2, column: 0 }));
    expect(sent).toEqual([{ kind: 'find-past', row: 2 }]);
  });

  it('has decided values only written, and hands the file on', async () => {
    suggestAll([0.99, 0.3, 0.9]);
    workbench.act(acceptReady);
    sent = [];
    const written = workbench.write('workbook');
    const values = [{ row: 0, dimension: 0, value: '4410' }];
    expect(sent).toEqual([{ kind: 'save', values, form: 'workbook' }]);
    workbench.take({ kind: 'saved', name: 'april.coded.xlsx', bytes: new ArrayBuffer(1), cellCount: 1 });
    expect((await written)?.name).toBe('april.coded.xlsx');
  });

  it('keeps a history for the next journal, not the decisions of the last', () => {
    suggestAll([0.99, 0.3, 0.9]);
    workbench.act(acceptReady);
    sent = [];
    workbench.take({ kind: 'journal-opened', journal: { ...journal, name: 'may.xlsx' } });
    workbench.take({ kind: 'journal-rows', firstRow: 0, rows });
    expect(workbench.state.session?.log).toEqual([]);
    expect(kinds()).toContain('code');
  });

  it('forgets the demo company when a person brings a file', () => {
    workbench.openDemo(file, file);
    sent = [];
    workbench.openFile('journal', file);
    expect(kinds()).toEqual(['forget', 'open-journal']);
    expect(workbench.state).toMatchObject({ isDemo: false, history: null, journal: null });
  });

  it('takes nothing of what the worker was still doing when it was told to forget', () => {
    workbench.openDemo(file, file);
    workbench.take({ kind: 'forgotten' });
    workbench.openFile('history', file);
    expect(workbench.take({ kind: 'journal-opened', journal })).toBe(false);
    workbench.take({ kind: 'journal-rows', firstRow: 0, rows });
    expect(workbench.state.journal).toBeNull();
    workbench.take({ kind: 'forgotten' });
    expect(workbench.take({ kind: 'history-learned', history })).toBe(true);
    expect(workbench.state).toMatchObject({ journal: null, history, isDemo: false });
  });

  it('waits for as many answers as it asked to forget', () => {
    workbench.forgetAll();
    workbench.forgetAll();
    workbench.take({ kind: 'forgotten' });
    workbench.take({ kind: 'history-learned', history });
    expect(workbench.state.history).toBeNull();
    workbench.take({ kind: 'forgotten' });
    workbench.take({ kind: 'history-learned', history });
    expect(workbench.state.history).toBe(history);
  });

  it('reads a refused file again with its columns’ meanings corrected', () => {
    workbench.openFile('history', { name: 'h.csv', bytes: new ArrayBuffer(8) });
    const faults = [
      { file: 'h.csv', sheet: null, row: 1, column: null, expected: 'a date column', found: 'none' },
    ];
    workbench.take({ kind: 'file-refused', role: 'history', name: 'h.csv', faults, meanings: { Konto: '' } });
    sent = [];
    workbench.correctMeanings({ Konto: 'coding.account' });
    expect(sent).toMatchObject([
      { kind: 'learn-history', file: { name: 'h.csv', meanings: { Konto: 'coding.account' } } },
    ]);
    expect(workbench.state.refused).toBeNull();
  });

  it('says what was cancelled and what stays', () => {
    workbench.take({ kind: 'task-ended', task: 'coding', isCancelled: true });
    expect(workbench.state.notice).toBe(
      'Coding was cancelled. The rows coded so far keep their suggestions.',
    );
    expect(workbench.state.isCoded).toBe(false);
  });
});

describe('suggestions taken out of the sheet', () => {
  it('do not come back with a run that was under way, nor with what is learned later', () => {
    suggestAll([0.99, 0.9, 0.3]);
    workbench.act(acceptReady);
    workbench.act(undo);
    const run = lastRun();
    workbench.withdraw();
    expect(sent.at(-1)).toMatchObject({ kind: 'code', rows: [] });
    workbench.take({
      ...{ kind: 'suggested', run },
      rows: [{ row: 0, cells: [suggestion('account', '4410', 0.99)] }],
    });
    workbench.take({ kind: 'task-ended', task: 'coding', isCancelled: false });
    expect(states()).toEqual(['empty', 'empty', 'empty']);
    expect(workbench.state.notice).toMatch(/taken out of the sheet/);
    sent = [];
    workbench.act((state) => typeCells(state, [{ ...at(0), value: '4420' }], false));
    expect(kinds()).toEqual(['teach']);
    workbench.codeAll();
    expect(sent.at(-1)).toMatchObject({ kind: 'code', rows: [0, 1, 2] });
  });
});

describe('an answer that serves more rows', () => {
  it('is offered for the open cells of the same supplier', () => {
    suggestAll([0.3, 0.3, 0.9]);
    workbench.act((state) => typeCells(state, [{ ...at(0), value: '4420' }], true));
    expect(answerForMore(workbench.state)).toEqual({
      value: '4420',
      supplier: 'Staples',
      cells: [{ row: 2, dimension: 0, value: '4420' }],
    });
  });

  it('is not offered where the others are ready with it anyway', () => {
    suggestAll([0.3, 0.3, 0.9]);
    workbench.act((state) => typeCells(state, [{ ...at(0), value: '4420' }], true));
    suggestAll([0.99, 0.3, 0.99], '4420');
    expect(answerForMore(workbench.state)).toBeNull();
  });

  it('fills them all, and one undo takes it back', () => {
    suggestAll([0.3, 0.3, 0.9]);
    workbench.act((state) => typeCells(state, [{ ...at(0), value: '4420' }], true));
    workbench.act(useAnswerForMore);
    expect(states()).toEqual(['yours', 'needs-you', 'yours']);
    workbench.act(undo);
    expect(states()).toEqual(['yours', 'needs-you', 'review']);
  });
});

describe('decisions that are not saved', () => {
  const may = { name: 'may.xlsx', bytes: new ArrayBuffer(8) };

  beforeEach(() => {
    suggestAll([0.99, 0.3, 0.9]);
    workbench.act(acceptReady);
    sent = [];
  });

  it('make another journal wait for an answer', () => {
    workbench.openFile('journal', may);
    expect(kinds()).toEqual([]);
    expect(workbench.state.waitingFile).toBe('may.xlsx');
    workbench.answerWaiting(true);
    expect(sent).toMatchObject([{ kind: 'open-journal', file: { name: 'may.xlsx' } }]);
  });

  it('stay where the answer is to stay', () => {
    workbench.openFile('journal', may);
    workbench.answerWaiting(false);
    expect(kinds()).toEqual([]);
    expect(workbench.state.waitingFile).toBeNull();
  });
});
