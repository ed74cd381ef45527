import type { RowRegister } from '../row-register.ts';
import type { RowId } from '../host.ts';
import type { ExcelSession } from './excel-calls.ts';
import type { JournalArea } from './journal-place.ts';
import { bandOf, bandTints, type TintedCells } from './state-bands.ts';
import { shownState, type ShownState, type StateBook } from './state-book.ts';

/** Always true, and says whose rule it is: `N` of a text is 0. */
const RULES: Readonly<Record<ShownState, string>> = {
  ready: '=N("kontera ready")=0',
  review: '=N("kontera review")=0',
  'needs-you': '=N("kontera needs you")=0',
};
/** Light tints under dark text, contrast 12:1 and more, and a mark behind the value that is no part of it. */
const LOOKS: Readonly<Record<ShownState, { readonly fill: string; readonly mark: string }>> = {
  ready: { fill: '#DDF2E0', mark: ' ✓' },
  review: { fill: '#FFEFC7', mark: ' •' },
  'needs-you': { fill: '#E6E6E6', mark: '' },
};
const INK = '#1F1F1F';
/** Bands renewed in one request. */
const BANDS_A_REQUEST = 24;
/** Rules of others that are looked through for ours when a journal is opened. */
const MAX_FOREIGN_RULES = 5000;

interface Band {
  readonly column: number;
  readonly band: number;
}

/** Tints and marks open cells by conditional formats, which leave the person's own formats as they are. */
export class StatePainter {
  readonly #register: RowRegister;
  readonly #states: StateBook;
  readonly #columns: readonly number[];
  /** Rules by band: what they tint, and their ids. */
  readonly #painted = new Map<string, { readonly signature: string; readonly ids: readonly string[] }>();
  readonly #stale = new Map<string, Band>();

  /** `columns`: the coding columns, in the journal. */
  constructor(register: RowRegister, states: StateBook, columns: readonly number[]) {
    this.#register = register;
    this.#states = states;
    this.#columns = columns;
  }

  /** Notes that a cell's state changed. */
  changed(row: RowId, column: number): void {
    const known = this.#register.row(row);
    if (known) this.#note(column, bandOf(known.rowNumber));
  }

  /** Notes that rows stand elsewhere: every band that has tints, or may have now. */
  moved(): void {
    for (const key of this.#painted.keys()) this.#stale.set(key, bandOfKey(key));
    for (const { id, rowNumber } of this.#register.rows)
      for (const column of this.#columns)
        if (shownState(this.#states.get(id, column))) this.#note(column, bandOf(rowNumber));
  }

  /** Renews the tints that are no longer right. */
  async paint(session: ExcelSession, area: JournalArea): Promise<void> {
    const stale = [...this.#stale.values()];
    for (let first = 0; first < stale.length; first += BANDS_A_REQUEST)
      await this.#paintBands(session, area, stale.slice(first, first + BANDS_A_REQUEST));
  }

  /** Takes all of our rules out of the coding columns, those that an earlier page left too. */
  async clear({ request }: ExcelSession, area: JournalArea): Promise<void> {
    const formats = await request((context) => {
      const asked = this.#columns.map((column) => rulesOf(context, area, column).load('items/id,items/type'));
      return () => asked.flatMap(({ items }) => items).filter(({ type }) => type === 'Custom');
    });
    const ours = await request(() => {
      const asked = formats.slice(0, MAX_FOREIGN_RULES).map((format) => ({
        format,
        rule: format.custom.rule.load('formula'),
      }));
      return () => asked.filter(({ rule }) => Object.values(RULES).includes(rule.formula));
    });
    if (ours.length > 0)
      await request(() => {
        for (const { format } of ours) format.delete();
        return () => null;
      });
    this.#painted.clear();
    this.#stale.clear();
  }

  #note(column: number, band: number): void {
    this.#stale.set(`${column} ${band}`, { column, band });
  }

  async #paintBands(session: ExcelSession, area: JournalArea, bands: readonly Band[]): Promise<void> {
    const changes = bands.flatMap((band) => this.#change(area, band));
    const old = await this.#oldRules(session, area, changes);
    const ids = await session.request((context) => {
      for (const rule of old) rule.delete();
      const sheet = context.workbook.worksheets.getItem(area.sheetId);
      const added = changes.map(({ tints }) => tints.map((tint) => addRule(sheet, tint).load('id')));
      return () => added.map((rules) => rules.map(({ id }) => id));
    });
    changes.forEach(({ key, signature }, index) => {
      const its = ids[index] ?? [];
      if (its.length > 0) this.#painted.set(key, { signature, ids: its });
      else this.#painted.delete(key);
    });
    for (const { column, band } of bands) this.#stale.delete(`${column} ${band}`);
  }

  #change(area: JournalArea, { column, band }: Band): readonly BandChange[] {
    const tints = bandTints(area.firstColumn + column, band, (rowNumber) => {
      const row = this.#register.rowAt(rowNumber);
      return row && shownState(this.#states.get(row.id, column));
    });
    const key = `${column} ${band}`;
    const signature = tints.map(({ state, addresses }) => `${state} ${addresses}`).join(';');
    const painted = this.#painted.get(key);
    if (signature === (painted?.signature ?? '')) return [];
    return [{ key, column, signature, tints, oldIds: painted?.ids ?? [] }];
  }

  /** The rules to be replaced; some may have been taken out by the person. */
  async #oldRules(
    { request }: ExcelSession,
    area: JournalArea,
    changes: readonly BandChange[],
  ): Promise<Excel.ConditionalFormat[]> {
    if (changes.every(({ oldIds }) => oldIds.length === 0)) return [];
    return request((context) => {
      const asked = changes.flatMap(({ column, oldIds }) =>
        oldIds.map((id) => rulesOf(context, area, column).getItemOrNullObject(id).load('id')),
      );
      return () => asked.filter(({ isNullObject }) => !isNullObject);
    });
  }
}

interface BandChange {
  readonly key: string;
  readonly column: number;
  readonly signature: string;
  readonly tints: readonly TintedCells[];
  readonly oldIds: readonly string[];
}

/** The rules of a column of the whole sheet: rows may have moved out of the journal's place. */
function rulesOf(
  context: Excel.RequestContext,
  area: JournalArea,
  column: number,
): Excel.ConditionalFormatCollection {
  const sheet = context.workbook.worksheets.getItem(area.sheetId);
  return sheet.getRangeByIndexes(0, area.firstColumn + column, SHEET_ROWS, 1).conditionalFormats;
}

const SHEET_ROWS = 1_048_576;

function addRule(sheet: Excel.Worksheet, { state, addresses }: TintedCells): Excel.ConditionalFormat {
  const rule = sheet.getRanges(addresses).conditionalFormats.add('Custom');
  const { fill, mark } = LOOKS[state];
  rule.custom.rule.formula = RULES[state];
  rule.custom.format.fill.color = fill;
  rule.custom.format.font.color = INK;
  if (mark !== '')
    rule.custom.format.numberFormat = `General"${mark}";-General"${mark}";General"${mark}";@"${mark}"`;
  return rule;
}

function bandOfKey(key: string): Band {
  const [column = 0, band = 0] = key.split(' ').map(Number);
  return { column, band };
}
