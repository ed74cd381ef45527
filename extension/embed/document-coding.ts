import type { CodingProposal, EmbedDocument } from '../../core/contracts/embed-document.ts';
import type { LaneLimits } from '../../core/domain/lane.ts';
import { acceptCells, acceptReady, acceptRow, takeRows } from '../controllers/session/accept.ts';
import { cellAt, openSession, undoLast, type Session } from '../controllers/session/session.ts';
import { lessonsOf, setLearning } from '../controllers/session/lessons.ts';
import { nextException, nextUndecided } from '../controllers/session/next-cell.ts';
import { placeSuggestions } from '../controllers/session/place-suggestions.ts';
import { typeValues } from '../controllers/session/type-values.ts';
import type { CellPlace, CellValue } from '../worker/messages.ts';
import { NOTHING_OPEN, type CodingFault, type CodingState } from './coding-state.ts';
import type { DeskReport, DeskRequest, MasterLists } from './desk-messages.ts';
import { deskDocument } from './document-lines.ts';
import { codingProposal } from './proposal.ts';
import { mastersOf } from './master-lists.ts';
import { valueObstacle } from './value-check.ts';

/** What the coding of a document needs of its page. */
export interface CodingHost {
  readonly send: (request: DeskRequest, transfer?: ArrayBuffer[]) => void;
  readonly changed: (state: CodingState) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The coding of one document at a time: what a person does to it, and what the worker says. */
export class DocumentCoding {
  readonly #host: CodingHost;
  #state: CodingState = NOTHING_OPEN;
  #run = 0;
  /** What was taught before the host wrote it; the log behind it is gone, for it cannot be undone here. */
  #kept: readonly CellValue[] = [];
  #taught = '[]';

  constructor(host: CodingHost) {
    this.#host = host;
  }

  get state(): CodingState {
    return this.#state;
  }

  /** Takes a model, in place of the one before; `modelBytes` is transferred. The open document is coded with it anew. */
  useModel(modelBytes: ArrayBuffer, lists: MasterLists, limits: LaneLimits): void {
    this.#run += 1;
    this.#set({ model: null, masters: mastersOf(lists), session: null, fault: null, isCoding: true });
    this.#host.send({ kind: 'open-model', modelBytes, masters: lists, limits }, [modelBytes]);
  }

  /** Opens a document in place of the one before; null closes it. */
  open(document: EmbedDocument | null): void {
    this.#run += 1;
    const { model, masters, fault } = this.#state;
    this.#state = {
      ...NOTHING_OPEN,
      model,
      masters,
      // What was wrong with the last document is over; what is wrong with the model is not.
      fault: fault?.code === 'invalid' ? null : fault,
      document,
    };
    this.#begin();
  }

  /** Nothing can be coded until another model or document comes. */
  fail(fault: CodingFault): void {
    this.#set({ fault, isCoding: false });
  }

  /** Takes what the worker says; answers to what is no longer open are left out. */
  take(report: DeskReport): void {
    switch (report.kind) {
      case 'model-opened':
        this.#set({ model: report });
        this.#begin();
        break;
      case 'model-refused':
        this.fail({ code: 'no-model', detail: report.message });
        break;
      case 'failed':
        this.fail({ code: 'engine-stopped', detail: report.message });
        break;
      case 'coded':
        if (report.run === this.#run) this.#place(report.rows);
        break;
      case 'explained':
        if (report.run === this.#run) this.#set({ explanation: report });
    }
  }

  /** Puts the cursor on a cell. */
  enter(cursor: CellPlace): void {
    this.#set({ cursor, explanation: null, refused: null });
    this.#askWhy();
  }

  /** Accepts the suggestion of a cell and goes on to the next open one. */
  acceptCell(place: CellPlace): void {
    this.#decide((session) => acceptCells(session, [place]), place);
  }

  /** Accepts the suggestions of a line and goes on to the next open cell. */
  acceptLine(row: number): void {
    this.#decide((session) => acceptRow(session, row), { row, dimension: 0 });
  }

  /** Takes a line as it is shown, best guesses that were not filled in among it. */
  takeLine(row: number): void {
    this.#decide((session) => takeRows(session, [row]), { row, dimension: 0 });
  }

  /** Sets whether what is decided in a line is learned. */
  setLearning(row: number, learns: boolean): void {
    this.#decide((session) => setLearning(session, row, learns), null);
  }

  /** Suggests anew, in another language for instance; what was decided stays. */
  suggestAgain(): void {
    if (this.#state.session && !this.#state.isCoding)
      this.#host.send({ kind: 'teach', run: this.#run, lessons: this.#lessons(this.#state.session) });
  }

  /** Accepts every ready cell; the cursor goes to what is left to look at. */
  acceptAllReady(): void {
    this.#decide(acceptReady, { ...this.#state.cursor, dimension: -1 });
  }

  /** Takes a value that a person typed or picked, '' for a blank; one that may not stand there is refused and shown. */
  choose(place: CellPlace, value: string): void {
    const { session, masters, document } = this.#state;
    const dimension = session?.dimensions[place.dimension] ?? '';
    const obstacle = value === '' ? null : valueObstacle(masters, dimension, value, document?.date ?? '');
    if (obstacle !== null) this.#set({ refused: { ...place, value, obstacle } });
    else this.#decide((open) => typeValues(open, [{ ...place, value }]), place);
  }

  /** Takes back what was done last. */
  undo(): void {
    const first = this.#state.session?.log.at(-1)?.changes[0];
    this.#decide(undoLast, null);
    if (first) this.enter({ row: first.row, dimension: first.dimension });
  }

  /** Goes to the next cell (or, with -1, the one before) that waits for the person. */
  goToException(step: 1 | -1): void {
    const { session, cursor } = this.#state;
    const place = session && nextException(session, cursor, step);
    if (place) this.enter(place);
  }

  /** Hands what was decided to the host; null where that is nothing, or where the host has one already. */
  propose(): CodingProposal | null {
    const { document, session, model, handover } = this.#state;
    if (!document || !session || !model || handover.kind === 'waiting') return null;
    const proposal = codingProposal(document, session, {
      modelSha256: model.sha256,
      decidedAt: new Date(this.#host.now()).toISOString(),
    });
    if (proposal) this.#set({ handover: { kind: 'waiting', proposal } });
    return proposal;
  }

  /** The host has written the proposal: what it holds is what stands in the ERP now. */
  wrote(): void {
    const { handover, session } = this.#state;
    if (handover.kind !== 'waiting' || !session) return;
    const lineCount = handover.proposal.lines.length;
    this.#kept = [...this.#kept, ...lessonsOf(session)];
    this.#set({
      session: asGiven(session, handover.proposal, this.#lineIds()),
      handover: { kind: 'written', lineCount },
    });
  }

  /** The host has not written the proposal; `sentence` says why, '' where it does not. */
  refuse(sentence: string): void {
    if (this.#state.handover.kind === 'waiting') this.#set({ handover: { kind: 'refused', sentence } });
  }

  #lineIds(): string[] {
    return (this.#state.document?.lines ?? []).map(({ lineId }) => lineId);
  }

  #begin(): void {
    const { document, model } = this.#state;
    if (!document || !model) {
      this.#set({ isCoding: document !== null && this.#state.fault === null });
      return;
    }
    const rows = document.lines.map(({ coding }) => ({
      given: model.dimensions.map((dimension) => coding[dimension] ?? ''),
      isLocked: model.dimensions.map(() => false),
    }));
    this.#kept = [];
    this.#taught = '[]';
    this.#set({ session: openSession(model.dimensions, rows), isCoding: true });
    this.#host.send({ kind: 'code', run: this.#run, ...deskDocument(document) });
  }

  #place(rows: Extract<DeskReport, { kind: 'coded' }>['rows']): void {
    const { session } = this.#state;
    if (!session) return;
    const isFirst = this.#state.isCoding;
    this.#set({ session: placeSuggestions(session, rows), isCoding: false });
    if (isFirst) this.#goOn({ row: 0, dimension: -1 });
    else this.#askWhy();
  }

  #decide(change: (session: Session) => Session, from: CellPlace | null): void {
    const { session } = this.#state;
    if (!session || this.#state.handover.kind === 'waiting') return;
    const next = change(session);
    this.#set({ session: next, refused: null, handover: { kind: 'none' } });
    if (from && next !== session) this.#goOn(from);
    this.#teach(next);
  }

  #goOn(from: CellPlace): void {
    const { session } = this.#state;
    const place = session && (nextUndecided(session, from) ?? null);
    if (place) this.enter(place);
    else this.#askWhy();
  }

  /** Lets the worker learn what the person decided otherwise, so that the document's other lines know it. */
  #teach(session: Session): void {
    const lessons = this.#lessons(session);
    const taught = JSON.stringify(lessons);
    if (taught === this.#taught) return;
    this.#taught = taught;
    this.#host.send({ kind: 'teach', run: this.#run, lessons });
  }

  #lessons(session: Session): CellValue[] {
    return [...this.#kept, ...lessonsOf(session)];
  }

  #askWhy(): void {
    const { session, cursor } = this.#state;
    if (session && cellAt(session, cursor).suggestion?.bestGuess)
      this.#host.send({ kind: 'explain', run: this.#run, at: cursor });
  }

  #set(changes: Partial<CodingState>): void {
    this.#state = { ...this.#state, ...changes };
    this.#host.changed(this.#state);
  }
}

/** The session in which the proposed cells are as the ERP holds them now. */
function asGiven(session: Session, { lines }: CodingProposal, lineIds: readonly string[]): Session {
  const written = new Map(
    lines.map(({ lineId, cells }) => [lineId, new Set(cells.map(({ dimension }) => dimension))]),
  );
  const rows = session.rows.map((cells, row) => {
    const dimensions = written.get(lineIds[row] ?? '');
    if (!dimensions) return cells;
    return cells.map((cell, index) =>
      dimensions.has(session.dimensions[index] ?? '') ? { ...cell, given: cell.value } : cell,
    );
  });
  return { ...session, rows, log: [] };
}
