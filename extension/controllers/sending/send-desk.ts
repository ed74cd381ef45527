import type { Masters } from '../../../core/contracts/masters.ts';
import { checkJournal } from '../../../core/workflows/check-journal/check-journal.ts';
import type { FoundLine, OpenedJournal } from '../../worker/messages.ts';
import type { Answer } from '../../sync/answer.ts';
import type { Draft } from '../../sync/server-door.ts';
import type { LineAsker } from '../company/line-asker.ts';
import type { Session } from '../session/session.ts';
import type { Workbench } from '../workbench.ts';
import type { WorkbenchState } from '../workbench-state.ts';
import { connectionOf, readDrafts, readMasters, type DraftDoor, type SendingCompany } from './draft-door.ts';
import { documentsOf, draftTotals } from './match-drafts.ts';
import { checkedRow, journalToCheck, rulesOf, type CheckedRow } from './row-check.ts';
import { documentsToSend, isToBeSent, sendDocument } from './send-document.ts';
import { NOTHING_CHECKED, type DocumentOutcome, type SendState } from './send-state.ts';

/** What the desk needs of the world. */
export interface SendSurroundings {
  readonly workbench: Pick<Workbench, 'state'>;
  readonly lines: Pick<LineAsker, 'ask'>;
  /** The company that is open now. */
  company(): SendingCompany;
  /** Lets the page take keys between two slices of work. */
  breathe(): Promise<void>;
  changed(state: SendState): void;
}

const ROWS_PER_QUESTION = 1_000;
const CONNECTION_KEY = 'draft-connection';

/** The ERP's drafts, and where they were read; `reading` null where nothing was asked. */
interface DraftsFound extends Pick<SendState, 'connections' | 'connectionId'> {
  readonly reading: Answer<readonly Draft[]> | null;
}

/** Checks the journal and brings its coding to the ERP's drafts. Nothing is ever posted. */
export class SendDesk {
  readonly #world: SendSurroundings;
  #state = NOTHING_CHECKED;
  #journal: OpenedJournal | null = null;
  /** Raised when another journal's or company's turn comes: answers for the one before are dropped. */
  #generation = 0;

  constructor(world: SendSurroundings) {
    this.#world = world;
  }

  get state(): SendState {
    return this.#state;
  }

  /** Takes the journal as it is now: of another one nothing is checked yet, and another coding has to be checked anew. */
  follow({ journal, session }: Pick<WorkbenchState, 'journal' | 'session'>): void {
    if (journal !== this.#journal) {
      this.#journal = journal;
      this.#generation += 1;
      this.#set(NOTHING_CHECKED);
    }
    const isStale = this.#state.session !== null && this.#state.session.rows !== session?.rows;
    if (isStale !== this.#state.isStale) this.#set({ isStale });
  }

  /** Remembers which connection the company's drafts are read from, and checks anew. */
  async chooseConnection(connectionId: string): Promise<void> {
    await this.#world.company().store.put('settings', CONNECTION_KEY, connectionId);
    await this.check();
  }

  /** Checks every row as it is coded now and looks for the ERP's drafts of its documents; nothing is written. */
  async check(): Promise<void> {
    const { session } = this.#world.workbench.state;
    if (!session || this.#isBusy()) return;
    const generation = this.#generation;
    const company = this.#world.company();
    this.#set({ phase: 'checking', fault: null });
    const rows = session.rows.flatMap((cells, row) => (cells.length > 0 ? [row] : []));
    const found = await this.#linesOf(rows);
    if (generation !== this.#generation) return;
    const door = await company.door();
    const masters = await readMasters(company, door);
    const { connections, connectionId, reading } = await this.#draftsOf(company, door);
    const drafts = reading?.ok ? reading.value : [];
    const documents = documentsOf(found);
    const checked = await this.#checked(session, rows, found, masters, draftTotals(documents, drafts));
    if (generation !== this.#generation) return;
    this.#set({
      ...{ phase: 'checked', session, rows: checked, connections, connectionId },
      documents: reading?.ok ? documentsToSend(documents, drafts, checked, session) : [],
      hasMasters: masters !== null,
      isConnected: door !== null,
      isStale: session.rows !== this.#world.workbench.state.session?.rows,
      fault: reading && !reading.ok ? reading.code : null,
    });
  }

  /** Sends every document that may be sent, one after the other; sending again never writes twice. */
  async send(): Promise<void> {
    const { session, connectionId, phase, isStale } = this.#state;
    if (phase !== 'checked' || !session || isStale) return;
    const generation = this.#generation;
    const company = this.#world.company();
    this.#set({ phase: 'sending' });
    const door = await company.door();
    for (const document of this.#state.documents.filter(isToBeSent)) {
      if (generation !== this.#generation) return;
      if (!document.matched) continue;
      const outcome: DocumentOutcome = door
        ? await sendDocument(door, company.companyId, connectionId, document.matched, session)
        : { kind: 'refused', code: 'offline' };
      if (generation !== this.#generation) return;
      const documents = this.#state.documents.map((one) => (one === document ? { ...one, outcome } : one));
      this.#set({ documents });
    }
    if (generation === this.#generation) this.#set({ phase: 'checked' });
  }

  async #draftsOf(company: SendingCompany, door: DraftDoor | null): Promise<DraftsFound> {
    const nothing = { connections: [], connectionId: '', reading: null };
    if (!door) return nothing;
    const listed = await door.draftConnections(company.companyId);
    if (!listed.ok) return { ...nothing, reading: listed };
    const connections = listed.value;
    const connectionId = connectionOf(connections, await company.store.get('settings', CONNECTION_KEY));
    const reading = connectionId ? await readDrafts(door, company.companyId, connectionId) : null;
    return { connections, connectionId, reading };
  }

  async #linesOf(rows: readonly number[]): Promise<FoundLine[]> {
    const found: FoundLine[] = [];
    for (let first = 0; first < rows.length; first += ROWS_PER_QUESTION) {
      const { lines } = await this.#world.lines.ask(rows.slice(first, first + ROWS_PER_QUESTION));
      found.push(...lines);
    }
    return found;
  }

  async #checked(
    session: Session,
    rows: readonly number[],
    found: readonly FoundLine[],
    masters: Masters | null,
    totalMinor: ReadonlyMap<string, number>,
  ): Promise<CheckedRow[]> {
    const work = checkJournal(journalToCheck(session, rows, found), rulesOf(session, masters, totalMinor));
    let step = work.next();
    while (step.done !== true) {
      await this.#world.breathe();
      step = work.next();
    }
    const lines = step.value;
    return rows.flatMap((row, index) => {
      const line = lines[index];
      return line ? [checkedRow(row, line, session.dimensions, session.rows[row] ?? [])] : [];
    });
  }

  #isBusy(): boolean {
    return this.#state.phase === 'checking' || this.#state.phase === 'sending';
  }

  #set(change: Partial<SendState>): void {
    this.#state = { ...this.#state, ...change };
    this.#world.changed(this.#state);
  }
}
