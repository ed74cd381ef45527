import { rememberedLast } from './remembered.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The rows of one document with what they add up to. */
export interface DocumentRows {
  readonly id: string;
  /** Places of the rows, in the order of the sheet; at most `MAX_SHOWN`. */
  readonly rows: readonly number[];
  readonly rowCount: number;
  /** In minor units of `currency`; null where rows differ in currency or one has no amount. */
  readonly sumMinor: number | null;
  readonly currency: string;
}

const MAX_SHOWN = 40;

/** The rows that belong to the document of a row; null where it is a document of its own. */
export const documentRows = rememberedLast(
  ({ rows }: WorkbenchState, row: number) => [rows, rows[row]],
  documentOf,
);

function documentOf({ rows }: WorkbenchState, row: number): DocumentRows | null {
  const own = rows[row];
  const id = own?.documentId ?? null;
  if (!own || id === null) return null;
  const { currency } = own;
  const places: number[] = [];
  for (let place = 0; place < rows.length; place += 1) if (rows[place]?.documentId === id) places.push(place);
  if (places.length < 2) return null;
  const members = places.flatMap((place) => rows[place] ?? []);
  const isSummable = members.every((one) => one.amountMinor !== null && one.currency === currency);
  const sumMinor = isSummable ? members.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0) : null;
  return { id, rows: places.slice(0, MAX_SHOWN), rowCount: places.length, sumMinor, currency };
}
