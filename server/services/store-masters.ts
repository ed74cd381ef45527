import { and, eq } from 'drizzle-orm';
import type { CompanyMasters } from '../connectors/company-masters.ts';
import { masterValues, suppliers } from '../storage/schema.ts';
import type { Ground } from './ground.ts';
import { inTurn, type PullTurn } from './pull-turn.ts';
import { raiseRevision } from './store-pulled.ts';

/** Rows of an INSERT: their values stay below the 65,535 parameters of a statement. */
const INSERT_ROWS = 2000;

/** Replaces a connection's master records where they differ; gives whether they did. */
export function storeMasters(ground: Ground, pull: PullTurn, masters: CompanyMasters): Promise<boolean> {
  const { tenantId, connectionId } = pull;
  const values = [...valueRows(pull, masters).values()];
  const records = [...supplierRows(pull, masters).values()];
  return inTurn(ground, pull, {}, async (transaction) => {
    const isOf = (table: typeof masterValues | typeof suppliers) =>
      and(eq(table.tenantId, tenantId), eq(table.connectionId, connectionId));
    const oldValues = await transaction.select().from(masterValues).where(isOf(masterValues));
    const oldRecords = await transaction.select().from(suppliers).where(isOf(suppliers));
    if (isSame(oldValues, values) && isSame(oldRecords, records)) return false;
    await transaction.delete(masterValues).where(isOf(masterValues));
    await transaction.delete(suppliers).where(isOf(suppliers));
    await insertAll(values, (part) => transaction.insert(masterValues).values(part));
    await insertAll(records, (part) => transaction.insert(suppliers).values(part));
    await raiseRevision(transaction, tenantId);
    return true;
  });
}

type ValueRow = typeof masterValues.$inferSelect;
type SupplierRow = typeof suppliers.$inferSelect;

/** By key: of a code that comes twice the last counts. */
function valueRows(
  { tenantId, connectionId }: PullTurn,
  { dimensions }: CompanyMasters,
): Map<string, ValueRow> {
  const rows = dimensions.flatMap(({ name: dimension, values }) =>
    values.map(({ code, name, parentCode, validFrom, validUntil, isBlocked, allowed }) => ({
      ...{ tenantId, connectionId, dimension, code, name, parentCode },
      ...{ validFrom, validUntil, isBlocked, allowed },
    })),
  );
  return new Map(rows.map((row) => [JSON.stringify([row.dimension, row.code]), row]));
}

function supplierRows({ tenantId, connectionId }: PullTurn, given: CompanyMasters): Map<string, SupplierRow> {
  return new Map(
    given.suppliers.map(({ id, name, taxId, isBlocked }) => [
      id,
      { tenantId, connectionId, supplierId: id, name, taxId, isBlocked },
    ]),
  );
}

/** Whether two sets of rows are the same in any order; a database keeps the keys of an object in an order of its own. */
function isSame(before: readonly object[], after: readonly object[]): boolean {
  const texts = (rows: readonly object[]) => rows.map(sortedText).sort().join('\n');
  return before.length === after.length && texts(before) === texts(after);
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (part: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += INSERT_ROWS) await insert(rows.slice(at, at + INSERT_ROWS));
}
