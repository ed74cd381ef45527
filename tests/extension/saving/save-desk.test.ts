import { beforeEach, describe, expect, it } from 'vitest';
import { typeCells, undo } from '../../../extension/controllers/decide.ts';
import type { FilePlace } from '../../../extension/controllers/saving/file-place.ts';
import { SaveDesk } from '../../../extension/controllers/saving/save-desk.ts';
import { hasUnsavedDecisions } from '../../../extension/controllers/workbench-state.ts';
import { Workbench } from '../../../extension/controllers/workbench.ts';
import { speak } from '../../../extension/texts/texts.ts';
import type { WorkerReport, WorkerRequest } from '../../../extension/worker/messages.ts';
import { AT, openedWorkbench } from '../rows/small-journal.ts';

/** A file on a disk that others write too; each state of it is a text. */
class FakeFile implements FilePlace {
  readonly name: string;
  content = 'opened';
  isDenied = false;
  fault: string | null = null;
  #known = 'opened';

  constructor(name: string) {
    this.name = name;
  }

  look(): Promise<'ready' | 'denied' | 'changed'> {
    return Promise.resolve(this.isDenied ? 'denied' : this.content === this.#known ? 'ready' : 'changed');
  }

  write(bytes: ArrayBuffer): Promise<void> {
    if (this.fault !== null) return Promise.reject(new Error(this.fault));
    this.content = new TextDecoder().decode(bytes);
    this.#known = this.content;
    return Promise.resolve();
  }
}

const { journal, rows } = openedWorkbench([{ supplier: 'Staples' }, { supplier: 'KPN' }]);

let sent: WorkerRequest[];
let downloaded: string[];
let file: FakeFile;
let chosen: FakeFile | null | 'none';
let workbench: Workbench;
let desk: SaveDesk;
/** What happens while the worker makes the file. */
let meanwhile: () => void;

const answer = (request: WorkerRequest): void => {
  if (request.kind !== 'save') return;
  meanwhile();
  const bytes = new TextEncoder().encode(JSON.stringify(request.values)).slice().buffer;
  const name = request.form === 'as-opened' ? 'april.coded.csv' : 'april.coded.xlsx';
  workbench.take({ kind: 'saved', name, bytes, cellCount: request.values.length });
};
const opened = (name: string, sheet: string | null): WorkerReport[] => [
  ...(journal ? [{ kind: 'journal-opened' as const, journal: { ...journal, name, sheet } }] : []),
  { kind: 'journal-rows', firstRow: 0, rows },
];
const open = (name: string, place: FilePlace | undefined, sheet: string | null = 'Journal'): void => {
  workbench.openFile('journal', { name, bytes: new ArrayBuffer(4), place });
  for (const report of opened(name, sheet)) workbench.take(report);
};
const type = (value: string): void =>
  workbench.act((state) => typeCells(state, [{ row: 1, column: AT.account, value }], false));
const typed = (value: string): string => JSON.stringify([{ row: 1, dimension: 0, value }]);

beforeEach(async () => {
  await speak('en-GB');
  sent = [];
  downloaded = [];
  chosen = 'none';
  meanwhile = () => undefined;
  file = new FakeFile('april.xlsx');
  workbench = new Workbench({
    send: (request) => {
      sent.push(request);
      queueMicrotask(() => answer(request));
    },
    changed: () => undefined,
  });
  desk = new SaveDesk(workbench, {
    choosePlace: () => Promise.resolve(chosen),
    download: ({ name }) => downloaded.push(name),
  });
  open('april.xlsx', file);
  type('0410');
});

describe('saving in place', () => {
  it('writes into the file that was opened, and nothing is unsaved then', async () => {
    await desk.save();
    expect(file.content).toBe(typed('0410'));
    expect(workbench.state.notice).toBe('Saved in april.xlsx: 1 cell written, everything else as it was.');
    expect(hasUnsavedDecisions(workbench.state)).toBe(false);
    workbench.act(undo);
    expect(hasUnsavedDecisions(workbench.state)).toBe(true);
  });

  it('is done again after what it wrote itself', async () => {
    await desk.save();
    type('0420');
    await desk.save();
    expect([file.content, workbench.state.changedFile]).toEqual([typed('0420'), null]);
  });

  it('never overwrites what somebody else wrote without an answer', async () => {
    file.content = 'theirs';
    await desk.save();
    expect([file.content, workbench.state.changedFile]).toEqual(['theirs', 'april.xlsx']);
    expect(hasUnsavedDecisions(workbench.state)).toBe(true);
    await desk.answerChanged(true);
    expect([file.content, workbench.state.changedFile]).toEqual([typed('0410'), null]);
  });

  it('asks also where somebody writes while the file is made', async () => {
    meanwhile = () => (file.content = 'theirs');
    await desk.save();
    expect([file.content, workbench.state.changedFile]).toEqual(['theirs', 'april.xlsx']);
  });

  it('saves a copy where the changed file is to stay', async () => {
    file.content = 'theirs';
    await desk.save();
    await desk.answerChanged(false);
    expect([file.content, downloaded]).toEqual(['theirs', ['april.coded.xlsx']]);
  });

  it('says that it may not write, and that the file is as it was where writing failed', async () => {
    file.isDenied = true;
    await desk.save();
    expect(workbench.state.notice).toMatch(/^The browser may not write april\.xlsx\./);
    file.isDenied = false;
    file.fault = 'disk full';
    await desk.save();
    expect([file.content, workbench.state.notice]).toEqual([
      'opened',
      'april.xlsx could not be written and is as it was. For the report: disk full',
    ]);
    expect(hasUnsavedDecisions(workbench.state)).toBe(true);
  });

  it('counts what was decided while the file was made as unsaved', async () => {
    meanwhile = () => type('0999');
    await desk.save();
    expect(file.content).toBe(typed('0410'));
    expect(hasUnsavedDecisions(workbench.state)).toBe(true);
  });

  it('keeps CSV what is CSV, and makes a workbook of its copies', async () => {
    const csv = new FakeFile('april.csv');
    await desk.save();
    sent = [];
    open('april.csv', csv, null);
    await desk.save();
    chosen = new FakeFile('april.coded.xlsx');
    await desk.saveCopy();
    const forms = sent.flatMap((request) => (request.kind === 'save' ? [request.form] : []));
    expect(forms).toEqual(['as-opened', 'workbook']);
  });
});

describe('saving a copy', () => {
  it('downloads where the browser gives no file', async () => {
    open('may.xlsx', undefined);
    await desk.save();
    expect([downloaded, desk.savesInto]).toEqual([['april.coded.xlsx'], null]);
  });

  it('goes where the person chooses, and saving goes there from then on', async () => {
    const copy = new FakeFile('elsewhere.xlsx');
    chosen = copy;
    await desk.saveCopy();
    type('0420');
    await desk.save();
    expect([file.content, copy.content]).toEqual(['opened', typed('0420')]);
  });

  it('saves nothing where the person chooses nothing', async () => {
    chosen = null;
    await desk.saveCopy();
    expect([downloaded, workbench.state.notice]).toEqual([[], 'Nothing was saved.']);
  });
});

describe('the file of a journal', () => {
  it('stays its own where another could not be read', async () => {
    const torn = new FakeFile('torn.xlsx');
    await desk.save();
    workbench.openFile('journal', { name: 'torn.xlsx', bytes: new ArrayBuffer(1), place: torn });
    workbench.take({ kind: 'file-refused', role: 'journal', name: 'torn.xlsx', faults: [], meanings: null });
    type('0420');
    await desk.save();
    expect([file.content, torn.content]).toEqual([typed('0420'), 'opened']);
  });
});
