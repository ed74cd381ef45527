import { DEFAULT_LANE_LIMITS, type LaneLimits } from '../../core/domain/lane.ts';
import type { History } from '../../core/domain/ledger-line.ts';
import { EngineFault } from '../../core/engine/engine-fault.ts';
import type { Coder } from '../../core/engine/line.ts';
import { learnable } from '../../core/workflows/learnable.ts';
import type { LineColumns } from '../../core/workflows/line-fitter.ts';
import { train } from '../../core/workflows/train.ts';
import { codeRows } from './coding-run.ts';
import { readHistory } from './history-file.ts';
import { JournalDesk, refusalOf } from './journal-desk.ts';
import { learnedFrom, learnedFromPack, packLearned, type Learned } from './learned.ts';
import { LongWork } from './long-work.ts';
import type { CellValue, HandedFile, PackedModel, WorkerReport, WorkerRequest } from './messages.ts';
import type { OpenJournal } from './open-journal.ts';
import { runPaced, type PaceSource } from './pace.ts';
import { RowBatch } from './row-batch.ts';
import type { ShownForms } from './shown-text.ts';
import type { CoderOpener } from './taught-coder.ts';

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
type ModelRequest = Extract<WorkerRequest, { kind: 'prepare-model' | 'load-model' }>;

/** Does the worker's work: reads files, learns a history, codes a journal, takes lessons, writes the coded file. */
export class CodingDesk {
  readonly #host: DeskSurroundings;
  readonly #work: LongWork;
  readonly #journals: JournalDesk;
  #limits: LaneLimits = DEFAULT_LANE_LIMITS;
  #learned: Learned | null = null;
  /** Rows to code that were asked for while a history was being read or learned. */
  #waiting: CodingRequest | null = null;
  /** A kept model on its way, or why it is none; nothing is coded with it before it is loaded. */
  #prepared: { readonly modelHash: string; readonly opening: Promise<Learned | string> } | null = null;
  /** Raised when what is coded with gives way: a kept model that was asked for before is not taken up any more. */
  #turn = 0;

  constructor(host: DeskSurroundings) {
    this.#host = host;
    this.#work = new LongWork(host.report);
    this.#journals = new JournalDesk(host, () => this.#learned);
  }

  get #journal(): OpenJournal | null {
    return this.#journals.open;
  }

  /** Does what a request asks; resolves when it is done, cancelled or overtaken. */
  async take(request: WorkerRequest): Promise<void> {
    if (request.kind === 'learn-history') await this.#learnHistory(request.file);
    else if (request.kind === 'prepare-model') await this.#prepareModel(request);
    else if (request.kind === 'load-model') await this.#loadModel(request);
    else if (request.kind === 'code') await this.#code(request);
    else this.#takeAtOnce(request);
  }

  #takeAtOnce(request: Exclude<WorkerRequest, ModelRequest | { kind: 'code' | 'learn-history' }>): void {
    switch (request.kind) {
      case 'set-limits':
        this.#limits = request.limits;
        break;
      case 'pack-model':
        this.#packModel();
        break;
      case 'teach':
        this.#teach(request.lessons);
        break;
      case 'find-past':
        this.#findPast(request.row);
        break;
      case 'cancel':
        this.#work.cancel();
        break;
      case 'forget':
        this.#forget();
        break;
      default:
        this.#journals.take(request);
    }
  }

  #forget(): void {
    this.#turn += 1;
    this.#work.drop();
    this.#journals.forget();
    this.#learned = null;
    this.#prepared = null;
    this.#waiting = null;
    this.#host.report({ kind: 'forgotten' });
  }

  async #learnHistory(file: HandedFile): Promise<void> {
    const mark = this.#work.begin('reading');
    // Lets the page show that reading has begun: the reader itself does not pause.
    await this.#host.breathe();
    const reading = mark.isCancelled ? null : readHistory(file);
    this.#work.end('reading', mark);
    if (reading?.ok) await this.#train(reading.history);
    else if (reading)
      this.#host.report({ kind: 'file-refused', role: 'history', name: file.name, ...refusalOf(reading) });
    await this.#codeWaiting();
  }

  async #train(history: History): Promise<void> {
    const { engine, report } = this.#host;
    const mark = this.#work.begin('learning', history.lines.length);
    const { create, open } = await engine;
    if (mark.isCancelled) {
      this.#work.end('learning', mark);
      return;
    }
    const { lines, ...columns } = learnable(history);
    const coder = create(columns);
    const outcome = await runPaced(train(coder, lines), this.#host, mark, ({ doneCount, lineCount }) => {
      report({ kind: 'progress', task: 'learning', done: doneCount, total: lineCount });
    });
    this.#work.end('learning', mark);
    if (!outcome.isDone) return;
    this.#learned = learnedFrom(history, outcome.result, coder, open);
    report({ kind: 'history-learned', history: this.#learned.notes.history });
  }

  async #prepareModel({ model, modelHash }: ModelRequest): Promise<void> {
    const opening = this.#openModel(model);
    this.#prepared = { modelHash, opening };
    await opening;
  }

  async #openModel(model: PackedModel): Promise<Learned | string> {
    const { open } = await this.#host.engine;
    return opened(model, open);
  }

  async #loadModel({ model, modelHash }: ModelRequest): Promise<void> {
    this.#work.cancel();
    this.#turn += 1;
    const turn = this.#turn;
    const prepared = this.#prepared;
    this.#prepared = null;
    const learned = await (prepared?.modelHash === modelHash ? prepared.opening : this.#openModel(model));
    if (turn !== this.#turn) return;
    if (typeof learned === 'string') {
      this.#host.report({ kind: 'model-refused', message: learned });
      return;
    }
    this.#learned = learned;
    this.#host.report({ kind: 'history-learned', history: learned.notes.history });
    this.#journals.nameCodesAnew();
    await this.#codeWaiting();
  }

  #packModel(): void {
    if (!this.#learned) return;
    this.#host.report({ kind: 'model-packed', model: packLearned(this.#learned) });
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
    const work = codeRows(this.#journal.codable, rows, learned.coder.coder, this.#limits);
    const outcome = await runPaced(batch.gather(work), this.#host, mark, () => {
      batch.handOver();
    });
    if (outcome.isDone) batch.handOver();
    this.#work.end('coding', mark);
    if (!outcome.isDone) return;
    this.#journals.nameCodes();
    learned.coder.prepare();
  }

  async #codeWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting) await this.#code(waiting);
  }

  #findPast(row: number): void {
    const { lines = [], dimensions = [] } = this.#journal?.codable ?? {};
    const line = lines[row];
    const postings = line ? (this.#learned?.past.of(line, dimensions) ?? []) : [];
    this.#host.report({ kind: 'past-found', row, postings });
  }
}

/** A kept model, ready to code with, or why it is none. */
async function opened(model: PackedModel, open: CoderOpener): Promise<Learned | string> {
  try {
    return (await learnedFromPack(model, open)) ?? 'notes of another version';
  } catch (error) {
    if (error instanceof EngineFault) return error.message;
    throw error;
  }
}
