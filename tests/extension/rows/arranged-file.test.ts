import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeCells, undo } from '../../../extension/controllers/decide.ts';
import { ROW_LANES, withValues, type RowView } from '../../../extension/controllers/rows/row-view.ts';
import { placeInFile, showAllRows, showRows } from '../../../extension/controllers/rows/show-rows.ts';
import { shownCount } from '../../../extension/controllers/rows/shown-rows.ts';
import { openSession } from '../../../extension/controllers/session/session.ts';
import { valuesToSave } from '../../../extension/controllers/session/values-to-save.ts';
import { EMPTY_WORKBENCH, type WorkbenchState } from '../../../extension/controllers/workbench-state.ts';
import { openJournalFile, type JournalFile } from '../../../extension/worker/journal-file.ts';
import { shownForms } from '../../../extension/worker/shown-text.ts';

const ACCOUNT = 3;
const CSV = [
  'Date,Supplier,Net amount,Account',
  '2026-04-12,Staples,184.50,',
  '2026-04-03,KPN,1200.00,4310',
  '2026-04-03,Staples,9.90,0410',
  '2026-05-01,,75.00,',
  '2026-03-01,Aldi,75.00,',
].join('\n');

/** What a person does; `position` is a share, 0..1, of the rows that are shown. */
type Deed =
  | { readonly kind: 'arrange'; readonly change: (view: RowView) => RowView }
  | { readonly kind: 'type'; readonly position: number; readonly value: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'show-all' };

const column = fc.nat(ACCOUNT);
const arrange = fc.oneof(
  fc
    .record({ column, direction: fc.constantFrom<'ascending' | 'descending'>('ascending', 'descending') })
    .map((sort) => (view: RowView) => ({ ...view, sort })),
  fc.constantFrom(...ROW_LANES, null).map((lane) => (view: RowView) => ({ ...view, lane })),
  fc
    .tuple(column, fc.uniqueArray(fc.constantFrom('', 'Staples', 'KPN', '0410', '4310'), { maxLength: 3 }))
    .map(
      ([at, wanted]) =>
        (view: RowView) =>
          withValues(view, at, new Set(wanted)),
    ),
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  arrange.map((change): Deed => ({ kind: 'arrange', change })),
  fc
    .record({
      position: fc.double({ min: 0, max: 0.99, noNaN: true }),
      value: fc.constantFrom('', '0420', '=1+1', '4410'),
    })
    .map((typed): Deed => ({ kind: 'type', ...typed })),
  fc.constantFrom<Deed>({ kind: 'undo' }, { kind: 'show-all' }),
);

function openedFile(): { readonly file: JournalFile; readonly state: WorkbenchState } {
  const bytes = new TextEncoder().encode(CSV).slice().buffer;
  const opening = openJournalFile({ name: 'april.csv', bytes, meanings: null }, shownForms('en-GB'));
  if (!opening.ok) throw new Error('the journal of this test cannot be read');
  const { journal } = opening;
  const { rows, opened } = journal;
  const session = openSession(opened.dimensions, rows);
  return { file: journal, state: { ...EMPTY_WORKBENCH, journal: opened, rows, session } };
}

/** The state after a deed, and the same deed in rows that are never arranged. */
function done(
  arranged: WorkbenchState,
  plain: WorkbenchState,
  one: Deed,
): readonly [WorkbenchState, WorkbenchState] {
  if (one.kind === 'arrange') return [showRows(arranged, one.change(arranged.view)), plain];
  if (one.kind === 'show-all') return [showAllRows(arranged), plain];
  if (one.kind === 'undo') return [undo(arranged), undo(plain)];
  const position = Math.floor(one.position * shownCount(arranged));
  const place = placeInFile(arranged, { row: position, column: ACCOUNT });
  if (!place) return [arranged, plain];
  const cells = [{ ...place, value: one.value }];
  return [typeCells(arranged, cells, false), typeCells(plain, cells, false)];
}

describe('a file whose rows were sorted and filtered', () => {
  it('is saved as if they never had been: every row, in its place', () => {
    const { file, state } = openedFile();
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 14 }), (deeds) => {
        const [arranged, plain] = deeds.reduce<readonly [WorkbenchState, WorkbenchState]>(
          ([one, other], next) => done(one, other, next),
          [state, state],
        );
        const [saved, wanted] = [arranged, plain].map(({ session }) =>
          session ? file.withValues(valuesToSave(session), 'as-opened') : null,
        );
        expect(saved?.ok).toBe(true);
        expect(saved).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  it('would differ were a value typed into the row at the same position of the file', () => {
    const { state } = openedFile();
    const sorted = showRows(state, { ...state.view, sort: { column: 2, direction: 'ascending' } });
    const place = placeInFile(sorted, { row: 0, column: ACCOUNT });
    expect(place?.row).toBe(2);
  });
});
