import { DEFAULT_LANE_LIMITS } from '../../core/domain/lane.ts';
import type { History } from '../../core/domain/ledger-line.ts';
import type { Coder } from '../../core/engine/line.ts';
import { blankableDimensions } from '../../core/workflows/coded-blanks.ts';
import { train } from '../../core/workflows/train.ts';
import { codeRows } from './coding-run.ts';
import { readHistory } from './history-file.ts';
import { openJournalFile, type JournalFile } from './journal-file.ts';
import { knownValues } from './known-values.ts';
import type {
  CellValue,
  HandedFile,
  RowSuggestions,
  TaskKind,
  WorkerReport,
  WorkerRequest,
} from './messages.ts';
import { runPaced, type CancelMark, type PaceSource } from './pace.ts';
import { pastPostings, type PastPostings } from './past-postings.ts';
import type { ShownForms } from './shown-text.ts';
import { TaughtCoder, type CoderOpener } from './taught-coder.ts';

/** The engine as the desk uses it. */
export interface DeskEngine {
  create(columns: {
    readonly dimensions: readonly string[];
    readonly headerFieldNames: readonly string[];
  }): Coder;
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

interface Learned {
  readonly coder: TaughtCoder;
  readonly past: PastPostings;
}

const ROWS_PER_MESSAGE = 500;

/** Does the worker's work: reads files, learns a history, codes a journal, takes lessons, writes the coded file. */
export class CodingDesk {
  readonly #host: DeskSurroundings;
  #journal: JournalFile | null = null;
  #learned: Learned | null = null;
  #lessons: readonly CellValue[] = [];
  #work: CancelMark = { isCancelled: false };
  #task: TaskKind | null = null;
  /** Rows to code that were asked for while a history was being read or learned. */
  #waiting: { readonly run: number; readonly rows: readonly number[] } | null = null;

  constructor(host: DeskSurroundings) {
    this.#host = host;
  }

  /** Does what a request asks; resolves when it is done, cancelled or overtaken. */
  async take(request: WorkerRequest): Promise<void> {
    switch (request.kind) {
      case 'open-journal': {
        this.#openJournal(request.file);
        return;
      }
      case 'learn-history':
        await this.#learnHistory(request.file);
        return this.#codeWaiting();
      case 'code':
        return this.#code(request.run, request.rows);
      case 'teach':
        this.#lessons = request.lessons;
        {
          this.#teach();
          return;
        }
      case 'find-past': {
        this.#findPast(request.row);
        return;
      }
      case 'save': {
        this.#save(request.values);
        return;
      }
      case 'cancel':
        this.#work.isCancelled = true;
        return;
      case 'forget':
        this.#work.isCancelled = true;
        this.#journal = null;
        this.#learned = null;
        this.#lessons = [];
    }
  }

  #openJournal(file: HandedFile): void {
    const { report } = this.#host;
    const opening = openJournalFile(file, this.#host.forms);
    if (!opening.ok) {
      report({
        kind: 'file-refused',
        role: 'journal',
        name: file.name,
        faults: opening.faults,
        meanings: opening.meanings,
      });
      return;
    }
    this.#journal = opening.journal;
    this.#lessons = [];
    this.#learned?.coder.forgetLessons();
    const { opened, rows } = opening.journal;
    report({ kind: 'journal-opened', journal: opened });
    for (let firstRow = 0; firstRow < rows.length || firstRow === 0; firstRow += ROWS_PER_MESSAGE)
      report({
        kind: 'journal-rows',
        firstRow,
        rows: rows.slice(firstRow, firstRow + ROWS_PER_MESSAGE),
      });
    report({ kind: 'codes-named', names: opening.journal.codeNames() });
  }

  async #learnHistory(file: HandedFile): Promise<void> {
    const { report } = this.#host;
    const mark = this.#begin('reading');
    // Lets the page show that reading has begun: the reader itself does not pause.
    await this.#host.breathe();
    if (mark.isCancelled) {
      this.#ended('reading', mark);
      return;
    }
    const reading = readHistory(file);
    this.#ended('reading', mark);
    if (!reading.ok) {
      report({
        kind: 'file-refused',
        role: 'history',
        name: file.name,
        faults: reading.faults,
        meanings: reading.meanings,
      });
      return;
    }
    await this.#train(reading.history);
  }

  async #train(history: History): Promise<void> {
    const { report } = this.#host;
    const mark = this.#begin('learning', history.lines.length);
    const engine = await this.#host.engine;
    const coder = engine.create(history);
    const outcome = await runPaced(
      train(coder, history.lines),
      this.#host,
      mark,
      ({ doneCount, lineCount }) => {
        report({ kind: 'progress', task: 'learning', done: doneCount, total: lineCount });
      },
    );
    this.#ended('learning', mark);
    if (!outcome.isDone) return;
    this.#learned = {
      coder: new TaughtCoder(coder, engine.open, blankableDimensions(history)),
      past: pastPostings(history),
    };
    report({
      kind: 'history-learned',
      history: {
        name: history.file,
        lineCount: outcome.result.lineCount,
        firstDate: outcome.result.firstDate ?? '',
        lastDate: outcome.result.lastDate ?? '',
        dimensions: history.dimensions,
        knownValues: knownValues(history),
        faults: history.faults,
      },
    });
  }

  #teach(): void {
    if (this.#journal)
      this.#learned?.coder.teach(this.#lessons, this.#journal.codable, this.#journal.codable.lines);
  }

  async #code(run: number, rows: readonly number[]): Promise<void> {
    if (this.#task === 'reading' || this.#task === 'learning') {
      this.#waiting = { run, rows };
      return;
    }
    const learned = this.#learned;
    if (!this.#journal || !learned) return;
    const { report } = this.#host;
    const mark = this.#begin('coding', rows.length);
    let pending: RowSuggestions[] = [];
    let doneCount = 0;
    const hand = (): void => {
      doneCount += pending.length;
      report({ kind: 'suggested', run, rows: pending });
      report({ kind: 'progress', task: 'coding', done: doneCount, total: rows.length });
      pending = [];
    };
    const work = codeRows(this.#journal.codable, rows, learned.coder.coder, DEFAULT_LANE_LIMITS);
    const collected = collect(work, (row) => pending.push(row));
    const outcome = await runPaced(collected, this.#host, mark, hand);
    if (outcome.isDone) hand();
    this.#ended('coding', mark);
    learned.coder.prepare();
  }

  /** Coding never overtakes learning, which it would only have to repeat. */
  async #codeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    if (!waiting || this.#task !== null) return;
    this.#waiting = null;
    await this.#code(waiting.run, waiting.rows);
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

  /** Begins long work: what was under way is overtaken. */
  #begin(task: TaskKind, total = 0): CancelMark {
    this.#work.isCancelled = true;
    this.#work = { isCancelled: false };
    this.#task = task;
    this.#host.report({ kind: 'progress', task, done: 0, total });
    return this.#work;
  }

  /** Ends long work; of work that was overtaken nothing is said. */
  #ended(task: TaskKind, mark: CancelMark): void {
    if (mark !== this.#work) return;
    this.#task = null;
    this.#host.report({ kind: 'task-ended', task, isCancelled: mark.isCancelled });
  }
}

function* collect<Step>(
  work: Generator<Step, void, void>,
  take: (step: Step) => void,
): Generator<void, void, void> {
  for (const step of work) {
    take(step);
    yield;
  }
}
