import { DEFAULT_LANE_LIMITS } from '../../core/domain/lane.ts';
import type { History } from '../../core/domain/ledger-line.ts';
import type { Coder } from '../../core/engine/line.ts';
import { blankableDimensions } from '../../core/workflows/coded-blanks.ts';
import { learnable } from '../../core/workflows/learnable.ts';
import type { LineColumns } from '../../core/workflows/line-fitter.ts';
import { train } from '../../core/workflows/train.ts';
import { codeRows } from './coding-run.ts';
import { readHistory, type HistoryOpening } from './history-file.ts';
import { openJournalFile, type JournalFile } from './journal-file.ts';
import { learnedHistory } from './learned-history.ts';
import { LongWork } from './long-work.ts';
import type { CellValue, FileRole, HandedFile, WorkerReport, WorkerRequest } from './messages.ts';
import { runPaced, type PaceSource } from './pace.ts';
import { pastPostings, type PastPostings } from './past-postings.ts';
import { RowBatch } from './row-batch.ts';
import type { ShownForms } from './shown-text.ts';
import { TaughtCoder, type CoderOpener } from './taught-coder.ts';

/** The engine as the desk uses it. */
export interface DeskEngine {
  readonly create: (columns: LineColumns) => Coder;
  readonly open: CoderOpener;
}

/** What the desk needs of its host. */
export interface DeskSurroundings extends PaceSource {
  /** The engine; waited for when it is first needed. */
  readonly engine: Promise<DeskEngine>;
  /** How figures and days are shown. */
  readonly forms: ShownForms;
  readonly report: (report: WorkerReport, transfer?: ArrayBuffer[]) => void;
}

type CodingRequest = Extract<WorkerRequest, { kind: 'code' }>;

interface Learned {
  readonly coder: TaughtCoder;
  readonly past: PastPostings;
}

const ROWS_PER_MESSAGE = 500;

/** Does the worker's work: reads files, learns a history, codes a journal, takes lessons, writes the coded file. */
export class CodingDesk {
  readonly #host: DeskSurroundings;
  readonly #work: LongWork;
  #journal: JournalFile | null = null;
  #areCodesNamed = false;
  #learned: Learned | null = null;
  /** Rows to code that were asked for while a history was being read or learned. */
  #waiting: CodingRequest | null = null;

  constructor(host: DeskSurroundings) {
    this.#host = host;
    this.#work = new LongWork(host.report);
  }

  /** Does what a request asks; resolves when it is done, cancelled or overtaken. */
  async take(request: WorkerRequest): Promise<void> {
    if (request.kind === 'learn-history') await this.#learnHistory(request.file);
    else if (request.kind === 'code') await this.#code(request);
    else this.#takeAtOnce(request);
  }

  #takeAtOnce(request: Exclude<WorkerRequest, CodingRequest | { kind: 'learn-history' }>): void {
    switch (request.kind) {
      case 'open-journal':
        this.#openJournal(request.file);
        break;
      case 'teach':
        this.#teach(request.lessons);
        break;
      case 'find-past':
        this.#findPast(request.row);
        break;
      case 'save':
        this.#save(request.values);
        break;
      case 'cancel':
        this.#work.cancel();
        break;
      case 'forget':
        this.#forget();
    }
  }

  #forget(): void {
    this.#work.cancel();
    this.#journal = null;
    this.#learned = null;
    this.#waiting = null;
  }

  #openJournal(file: HandedFile): void {
    const { report } = this.#host;
    const opening = openJournalFile(file, this.#host.forms);
    if (!opening.ok) {
      this.#refuse('journal', file, opening);
      return;
    }
    this.#journal = opening.journal;
    this.#learned?.coder.forgetLessons();
    const { opened, rows } = opening.journal;
    report({ kind: 'journal-opened', journal: opened });
    for (let firstRow = 0; firstRow < rows.length || firstRow === 0; firstRow += ROWS_PER_MESSAGE)
      report({
        kind: 'journal-rows',
        firstRow,
        rows: rows.slice(firstRow, firstRow + ROWS_PER_MESSAGE),
      });
    this.#areCodesNamed = false;
    // Names take a second look at the workbook: where coding follows at once, they come after it.
    if (!this.#learned) this.#nameCodes();
  }

  #nameCodes(): void {
    if (!this.#journal || this.#areCodesNamed) return;
    this.#areCodesNamed = true;
    this.#host.report({ kind: 'codes-named', names: this.#journal.codeNames() });
  }

  async #learnHistory(file: HandedFile): Promise<void> {
    const mark = this.#work.begin('reading');
    // Lets the page show that reading has begun: the reader itself does not pause.
    await this.#host.breathe();
    const reading = mark.isCancelled ? null : readHistory(file);
    this.#work.end('reading', mark);
    if (reading?.ok) await this.#train(reading.history);
    else if (reading) this.#refuse('history', file, reading);
    await this.#codeWaiting();
  }

  async #train(history: History): Promise<void> {
    const { engine, report } = this.#host;
    const mark = this.#work.begin('learning', history.lines.length);
    const { create, open } = await engine;
    const { lines, ...columns } = learnable(history);
    const coder = create(columns);
    const outcome = await runPaced(train(coder, lines), this.#host, mark, ({ doneCount, lineCount }) => {
      report({ kind: 'progress', task: 'learning', done: doneCount, total: lineCount });
    });
    this.#work.end('learning', mark);
    if (!outcome.isDone) return;
    const isBlankable = blankableDimensions({ ...columns, lines });
    this.#learned = { coder: new TaughtCoder(coder, open, isBlankable), past: pastPostings(history) };
    report({ kind: 'history-learned', history: learnedHistory(history, outcome.result) });
  }

  #teach(lessons: readonly CellValue[]): void {
    if (this.#journal)
      this.#learned?.coder.teach(lessons, this.#journal.codable, this.#journal.codable.lines);
  }

  async #code(request: CodingRequest): Promise<void> {
    // Coding never overtakes learning, which it would only have to repeat.
    if (this.#work.task === 'reading' || this.#work.task === 'learning') {
      this.#waiting = request;
      return;
    }
    const learned = this.#learned;
    if (!this.#journal || !learned) return;
    const { run, rows } = request;
    const mark = this.#work.begin('coding', rows.length);
    const batch = new RowBatch(run, rows.length, this.#host.report);
    const work = codeRows(this.#journal.codable, rows, learned.coder.coder, DEFAULT_LANE_LIMITS);
    const outcome = await runPaced(batch.gather(work), this.#host, mark, () => {
      batch.handOver();
    });
    if (outcome.isDone) batch.handOver();
    this.#work.end('coding', mark);
    if (!outcome.isDone) return;
    this.#nameCodes();
    learned.coder.prepare();
  }

  async #codeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) await this.#code(waiting);
  }

  #findPast(row: number): void {
    const line = this.#journal?.codable.lines[row];
    const postings =
      line && this.#journal ? (this.#learned?.past.of(line, this.#journal.codable.dimensions) ?? []) : [];
    this.#host.report({ kind: 'past-found', row, postings });
  }

  #save(values: readonly CellValue[]): void {
    if (!this.#journal) return;
    const { report } = this.#host;
    const writing = this.#journal.withValues(values);
    if (!writing.ok) {
      report({ kind: 'save-refused', name: this.#journal.opened.name, faults: writing.faults });
      return;
    }
    // A copy of its own: what is transferred is gone here, and the writer may have handed the original back.
    const bytes = writing.bytes.slice().buffer;
    report({ kind: 'saved', name: writing.name, bytes, cellCount: values.length }, [bytes]);
  }

  #refuse(
    role: FileRole,
    { name }: HandedFile,
    { faults, meanings }: Extract<HistoryOpening, { ok: false }>,
  ): void {
    this.#host.report({ kind: 'file-refused', role, name, faults, meanings });
  }
}
