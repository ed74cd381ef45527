import type { HostFault, HostOutcome, HostWork } from '../../hosts/host-outcome.ts';
import type { JournalEvent, SheetHost, SheetJournal, SheetRow } from '../../hosts/host.ts';
import type { ColumnMeanings } from '../../worker/messages.ts';
import { enterCell } from '../move-cursor.ts';
import { typeValues } from '../session/type-values.ts';
import type { Workbench } from '../workbench.ts';
import type { SheetPlace, WorkbenchState } from '../workbench-state.ts';
import { chooseJournal } from './choose-journal.ts';
import { handSheet } from './hand-sheet.ts';
import { SheetMirror } from './sheet-mirror.ts';
import { placesById, placesOf, retypedValues, withForeignValues, withRowsMoved } from './sheet-rows.ts';
import { NO_SHEET, type SheetState } from './sheet-state.ts';
import { SheetWriter } from './sheet-writer.ts';

/** What the desk needs beside the host. */
export interface SheetDeskSurroundings {
  readonly host: SheetHost;
  readonly workbench: Workbench;
  /** Told of every new state. */
  changed(state: SheetState): void;
  /** Lets the page draw and take keys between two pieces of work. */
  breathe(): Promise<void>;
}

interface OpenSheet {
  readonly journal: SheetJournal;
  readonly mirror: SheetMirror;
  readonly writer: SheetWriter;
  readonly codingColumns: readonly number[];
  readonly stopListening: () => void;
}

/**
 * Ties the workbench's state to a journal in a sheet: hands its rows to the worker, follows what happens in it, and keeps
 * it like the session. What a person does in the sheet goes the same way as what she does in the pane.
 */
export class SheetDesk {
  readonly #world: SheetDeskSurroundings;
  #state = NO_SHEET;
  #open: OpenSheet | null = null;
  /** The cursor as the sheet told it: any other is a wish to go somewhere. */
  #sheetCursor: SheetPlace | null = null;
  #cancel = new AbortController();
  #isCounting = false;
  /** Whether something was selected since the selection was last asked for. */
  #isCountOld = false;

  constructor(world: SheetDeskSurroundings) {
    this.#world = world;
  }

  get state(): SheetState {
    return this.#state;
  }

  /** Looks for journals and opens the likeliest, or the one that is asked for. */
  async open(key: string | null = null): Promise<void> {
    const { host } = this.#world;
    await this.#close();
    this.#set({ ...NO_SHEET, workbookName: host.workbookName });
    const found = this.#value(await host.findJournals(this.#work()));
    if (!found) return;
    const chosen = chooseJournal(found, key);
    this.#set({ journals: found, phase: chosen ? 'looking' : 'none' });
    const memory = this.#value(await host.recall());
    const journal = chosen && this.#value(await host.openJournal(chosen.key, this.#work()));
    const rows = journal && this.#value(await journal.readRows(this.#work()));
    if (!journal || !rows || !memory) {
      this.#set({ phase: 'none' });
      return;
    }
    await this.#take(journal, rows, memory.meanings[journal.found.key] ?? null);
  }

  /** Remembers in the workbook what a person said its columns mean, and reads it again. */
  async correctMeanings(meanings: ColumnMeanings): Promise<void> {
    const { host } = this.#world;
    const key = this.#state.openKey ?? this.#state.journals[0]?.key;
    const memory = this.#value(await host.recall());
    if (key === undefined || !memory) return;
    const remembered = { ...memory, meanings: { ...memory.meanings, [key]: meanings } };
    if (this.#value(await host.remember(remembered)) === undefined) return;
    await this.open(key);
  }

  /** Codes the rows that the person selected in the sheet, or all of them where she selected none. */
  async code(): Promise<void> {
    const { workbench } = this.#world;
    const ids = this.#open && this.#value(await this.#open.journal.selectedRows(this.#work()));
    if (!ids) return;
    const wanted = new Set(ids);
    const places = workbench.state.rows.flatMap(({ id }, place) => (wanted.has(id) ? [place] : []));
    if (places.length === workbench.state.rows.length) workbench.codeAll();
    else workbench.code(places);
  }

  /** Ends reading or writing under way. */
  cancel(): void {
    this.#cancel.abort();
    this.#cancel = new AbortController();
  }

  /** Brings the sheet to where the state is; called with every new state of the workbench. */
  follow(state: WorkbenchState): void {
    const open = this.#open;
    if (!open) return;
    open.writer.follow(state);
    const { cursor } = state;
    const id = cursor && state.rows[cursor.row]?.id;
    if (!cursor || id === undefined || id === null) return;
    if (cursor.row === this.#sheetCursor?.row && cursor.column === this.#sheetCursor.column) return;
    this.#sheetCursor = cursor;
    void open.journal.select(id, cursor.column, this.#work()).then((outcome) => this.#value(outcome));
  }

  async #take(
    journal: SheetJournal,
    rows: readonly SheetRow[],
    meanings: ColumnMeanings | null,
  ): Promise<void> {
    const { workbench, host } = this.#world;
    const breathe = (): Promise<void> => this.#world.breathe();
    const codingColumns = journal.found.mapping.dimensions.map(({ column }) => column);
    const mirror = new SheetMirror(codingColumns);
    mirror.read(rows);
    const writer = new SheetWriter(journal, mirror, {
      work: () => this.#work(),
      wrote: (outcome) => this.#wrote(outcome),
      found: (values) => workbench.act((state) => withForeignValues(state, placesOf(state, values))),
    });
    const stopListening = journal.listen((event) => this.#heard(event));
    this.#open = { journal, mirror, writer, codingColumns, stopListening };
    this.#sheetCursor = null;
    this.#set({ phase: 'open', openKey: journal.found.key });
    await handSheet(journal.found, host.workbookName, rows, meanings, workbench, breathe);
  }

  #heard(event: JournalEvent): void {
    switch (event.kind) {
      case 'edited':
        this.#edited(event);
        break;
      case 'refreshed':
        this.#refreshed(event);
        break;
      case 'selected':
        this.#selected(event.row, event.column);
        break;
      case 'headers-changed':
      case 'gone':
        void this.open();
    }
  }

  #edited({ rows, columns, retyped }: Extract<JournalEvent, { kind: 'edited' }>): void {
    const open = this.#open;
    const { workbench } = this.#world;
    if (!open) return;
    const typed = placesOf(workbench.state, open.mirror.read(rows));
    const meant = retypedValues(workbench.state, retyped, open.codingColumns);
    workbench.act((state) =>
      state.session ? { ...state, session: typeValues(state.session, [...typed, ...meant]) } : state,
    );
    const placeOf = placesById(workbench.state.rows);
    const isReread =
      columns.some((column) => !open.codingColumns.includes(column)) ||
      rows.some(({ id }) => placeOf(id) === null);
    if (isReread && rows.length > 0) workbench.reread(rows);
    else workbench.codeUncoded(typed.map(({ row }) => row));
  }

  #refreshed({ rows, changed, removed }: Extract<JournalEvent, { kind: 'refreshed' }>): void {
    const open = this.#open;
    const { workbench } = this.#world;
    if (!open) return;
    const found = open.mirror.read(rows);
    open.mirror.forget(removed);
    workbench.act((state) => {
      const moved = withRowsMoved(state, rows, removed);
      return withForeignValues(moved, placesOf(moved, found));
    });
    const reread = new Set(changed);
    const placeOf = placesById(workbench.state.rows);
    const news = rows.filter(({ id }) => reread.has(id) || placeOf(id) === null);
    if (news.length > 0) workbench.reread(news);
  }

  #selected(id: number | null, column: number | null): void {
    const { workbench } = this.#world;
    // A cell beside the rows ends a selection of them, too.
    void this.#countSelection();
    const row = id === null ? null : placesById(workbench.state.rows)(id);
    if (row === null) return;
    this.#sheetCursor = { row, column: column ?? workbench.state.cursor?.column ?? 0 };
    const place = this.#sheetCursor;
    workbench.act((state) => enterCell(state, place));
  }

  /** Asks how many rows are selected, and once more where that changed while the answer was awaited. */
  async #countSelection(): Promise<void> {
    this.#isCountOld = true;
    if (this.#isCounting) return;
    this.#isCounting = true;
    for (let open = this.#open; open && this.#isCountOld; open = this.#open) {
      this.#isCountOld = false;
      this.#showSelection(this.#value(await open.journal.selectedRows(this.#work())));
    }
    this.#isCounting = false;
  }

  #showSelection(ids: readonly number[] | undefined): void {
    const isAll = ids?.length === this.#world.workbench.state.rows.length;
    const selectedCount = isAll ? 0 : (ids?.length ?? 0);
    if (selectedCount !== this.#state.selectedCount) this.#set({ selectedCount });
  }

  #wrote(outcome: { readonly fault: HostFault | null; readonly refusedCount: number }): void {
    this.#set({
      writing: null,
      waitsForCell: false,
      fault: outcome.fault,
      refusedCells: this.#state.refusedCells + outcome.refusedCount,
    });
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    open.stopListening();
    open.writer.stop();
    await open.journal.close(true, this.#work());
  }

  #work(): HostWork {
    return {
      signal: this.#cancel.signal,
      progress: (done, total) => this.#set({ writing: total > 0 && done < total ? { done, total } : null }),
      waitsForCell: (isWaiting) => this.#set({ waitsForCell: isWaiting }),
    };
  }

  #value<Value>(outcome: HostOutcome<Value>): Value | undefined {
    if (outcome.ok) return outcome.value;
    if (outcome.fault.code !== 'cancelled') this.#set({ fault: outcome.fault });
    return undefined;
  }

  #set(change: Partial<SheetState>): void {
    this.#state = { ...this.#state, ...change };
    this.#world.changed(this.#state);
  }
}
