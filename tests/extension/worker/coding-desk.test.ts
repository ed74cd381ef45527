import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../core/formats/xlsx/read-workbook.ts';
import { CodingDesk } from '../../../extension/worker/coding-desk.ts';
import type { HandedFile, PackedModel, WorkerReport } from '../../../extension/worker/messages.ts';
import { shownForms } from '../../../extension/worker/shown-text.ts';
import { lastCodingCoder, openLastCodingCoder } from './last-coding-coder.ts';

const HISTORY = `date,supplier_name,amount,text,coding.account,coding.project
2026-01-05,Staples,10.00,paper,4410,
2026-01-06,Staples,11.00,paper,4410,
2026-01-07,KPN,20.00,phone,0310,P-1
2026-01-08,KPN,20.00,phone,0310,
`;
const JOURNAL = `Date,Supplier,Net amount,Text,Account
2026-02-02,Staples,12.00,paper,
2026-02-03,KPN,20.00,phone,
2026-02-04,Newcomer,1.00,mystery,
never,Staples,12.00,paper,
2026-02-05,Staples,12.00,paper,0999
`;

type ReportOf<Kind extends WorkerReport['kind']> = Extract<WorkerReport, { kind: Kind }>;

let reports: WorkerReport[];
let desk: CodingDesk;

const file = (name: string, text: string): HandedFile => ({
  name,
  bytes: new TextEncoder().encode(text).buffer,
  meanings: null,
});
const of = <Kind extends WorkerReport['kind']>(kind: Kind): ReportOf<Kind>[] =>
  reports.filter((report): report is ReportOf<Kind> => report.kind === kind);
const open = (text = JOURNAL) => desk.take({ kind: 'open-journal', file: file('feb.csv', text) });
const learn = (text = HISTORY) => desk.take({ kind: 'learn-history', file: file('history.csv', text) });
const code = (run = 1, rows: readonly number[] = [0, 1, 2, 3, 4]) => desk.take({ kind: 'code', run, rows });
const keptModel = (): PackedModel => {
  const packed = of('model-packed').at(-1);
  if (!packed) throw new Error('no model was packed');
  return packed.model;
};
const suggestedAccounts = (run = 1): (string | null)[] =>
  of('suggested')
    .filter((report) => report.run === run)
    .flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.value ?? null));

beforeEach(() => {
  let ms = 0;
  reports = [];
  desk = new CodingDesk({
    engine: Promise.resolve({
      create: ({ dimensions }) => lastCodingCoder(dimensions),
      open: openLastCodingCoder,
    }),
    forms: shownForms('en-GB'),
    report: (report) => reports.push(report),
    // Each step is a slice of its own, so that everything that may come in between does.
    now: () => (ms += 1000),
    breathe: () => setImmediate(),
  });
});

describe('the worker’s desk', () => {
  it('shows a journal as its file has it, days and amounts as the person writes them', async () => {
    await open();
    expect(of('journal-opened')[0]?.journal).toMatchObject({
      name: 'feb.csv',
      dimensions: ['account'],
      rowCount: 5,
    });
    expect(of('journal-rows')[0]?.rows[4]).toMatchObject({
      rowNumber: 6,
      texts: ['2026-02-05', 'Staples', '12.00', 'paper', '0999'],
      given: ['0999'],
      isLocked: [false],
    });
  });

  it('locks the coding cell of a row that is no line, and names the fault', async () => {
    await open();
    expect(of('journal-rows')[0]?.rows[3]?.isLocked).toEqual([true]);
    expect(of('journal-opened')[0]?.journal.faults).toMatchObject([{ row: 5, column: 'Date' }]);
  });

  it('codes what it learned, and leaves blank what it never saw', async () => {
    await learn();
    await open();
    await code();
    expect(suggestedAccounts()).toEqual(['4410', '0310', null, null, '4410']);
    expect(of('task-ended').at(-1)).toEqual({ kind: 'task-ended', task: 'coding', isCancelled: false });
  });

  it('codes rows in the order in which they are asked for', async () => {
    await learn();
    await open();
    await code(1, [2, 0]);
    expect(of('suggested').flatMap(({ rows }) => rows.map(({ row }) => row))).toEqual([2, 0]);
  });

  it('tells values by how often they were used, blanks aside', async () => {
    await learn();
    expect(of('history-learned')[0]?.history).toMatchObject({
      lineCount: 4,
      firstDate: '2026-01-05',
      lastDate: '2026-01-08',
      knownValues: [['4410', '0310'], ['P-1']],
    });
  });

  it('knows a lesson in the next run, and no longer once it is taken back', async () => {
    await learn();
    await open();
    await desk.take({ kind: 'teach', lessons: [{ row: 0, dimension: 0, value: '4420' }] });
    await code(2, [4]);
    expect(suggestedAccounts(2)).toEqual(['4420']);
    await desk.take({ kind: 'teach', lessons: [] });
    await code(3, [4]);
    expect(suggestedAccounts(3)).toEqual(['4410']);
  });

  it('does not let coding overtake learning', async () => {
    await learn();
    await open();
    const learning = learn(HISTORY.replaceAll('4410', '4430'));
    await setImmediate();
    await code(7, [0]);
    expect(suggestedAccounts(7)).toEqual([]);
    await learning;
    expect(suggestedAccounts(7)).toEqual(['4430']);
  });

  it('lets a newer run overtake an older one without a word', async () => {
    await learn();
    await open();
    reports = [];
    await Promise.all([code(1), code(2)]);
    expect(of('task-ended')).toHaveLength(1);
    expect(suggestedAccounts(2)).toHaveLength(5);
  });

  it('says so where work was cancelled, and uses nothing of a history that was', async () => {
    await open();
    const learning = learn();
    await desk.take({ kind: 'cancel' });
    await learning;
    expect(of('task-ended')).toEqual([{ kind: 'task-ended', task: 'reading', isCancelled: true }]);
    await code();
    expect(of('suggested')).toEqual([]);
  });

  it('finds the past of a row’s supplier', async () => {
    await learn();
    await open();
    await desk.take({ kind: 'find-past', row: 0 });
    expect(of('past-found')[0]?.postings.map(({ date, coding }) => [date, ...coding])).toEqual([
      ['2026-01-06', '4410'],
      ['2026-01-05', '4410'],
    ]);
  });

  it('writes decided values and nothing else, also over what was there', async () => {
    await open();
    const values = [
      { row: 0, dimension: 0, value: '0310' },
      { row: 4, dimension: 0, value: '4410' },
      { row: 3, dimension: 0, value: 'into no line' },
    ];
    await desk.take({ kind: 'save', values, form: 'workbook' });
    const [saved] = of('saved');
    expect(saved?.name).toBe('feb.coded.xlsx');
    const reading = readWorkbook({
      name: 'feb.coded.xlsx',
      bytes: new Uint8Array(saved?.bytes ?? new ArrayBuffer(0)),
    });
    if (!reading.ok) throw new Error('the written file cannot be read');
    const accounts = reading.sheets[0]?.rows.map(({ cells }) => cells[4] ?? null);
    expect(accounts).toEqual(['Account', '0310', null, null, null, '4410']);
  });

  it('refuses a file with the meaning of its columns to be corrected, and takes the correction', async () => {
    await learn(HISTORY.replace('supplier_name', 'Who').replace('coding.account', 'Bucket'));
    const [refused] = of('file-refused');
    expect(refused?.meanings).toMatchObject({ Who: 'header.Who', date: 'date', amount: 'amount' });
    const corrected = { ...refused?.meanings, Who: 'supplier_name', Bucket: 'coding.account' };
    const again = {
      ...file('history.csv', HISTORY.replace('supplier_name', 'Who').replace('coding.account', 'Bucket')),
    };
    await desk.take({ kind: 'learn-history', file: { ...again, meanings: corrected } });
    expect(of('history-learned')[0]?.history.dimensions).toEqual(['account', 'project']);
  });

  it('codes nothing with a kept model that was opened ahead until it is loaded', async () => {
    await learn();
    await desk.take({ kind: 'pack-model' });
    const model = keptModel();
    await desk.take({ kind: 'forget' });
    await open();
    await desk.take({ kind: 'prepare-model', model, modelHash: 'a1' });
    await code();
    expect(suggestedAccounts()).toEqual([]);
    await desk.take({ kind: 'load-model', model, modelHash: 'a1' });
    await code();
    expect(suggestedAccounts()[0]).toBe('4410');
  });

  it('loads the kept model that is asked for, not another that was opened ahead', async () => {
    await learn(HISTORY.replaceAll('4410', '4490'));
    await desk.take({ kind: 'pack-model' });
    const other = keptModel();
    await learn();
    await desk.take({ kind: 'pack-model' });
    await open();
    await desk.take({ kind: 'prepare-model', model: other, modelHash: 'b2' });
    await desk.take({ kind: 'load-model', model: keptModel(), modelHash: 'a1' });
    await code();
    expect(suggestedAccounts()[0]).toBe('4410');
  });

  it('forgets everything when it is told to', async () => {
    await learn();
    await open();
    await desk.take({ kind: 'forget' });
    reports = [];
    await code();
    await desk.take({ kind: 'save', values: [], form: 'workbook' });
    expect(reports).toEqual([]);
  });

  it.each([
    ['a history', () => learn()],
    ['a run', () => code()],
    ['a kept model', () => desk.take({ kind: 'load-model', model: keptModel(), modelHash: 'a1' })],
  ])('says nothing more of %s that was under way when it was told to forget', async (_, begin) => {
    await learn();
    await open();
    await desk.take({ kind: 'pack-model' });
    const underWay = begin();
    const forgetting = desk.take({ kind: 'forget' });
    const last = reports.at(-1);
    await Promise.all([underWay, forgetting]);
    expect(last).toEqual({ kind: 'forgotten' });
    expect(reports.at(-1)).toBe(last);
  });
});
