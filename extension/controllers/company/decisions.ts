import type { Decision } from '../../../core/contracts/decision.ts';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';
import type { CodingCell } from '../session/coding-cell.ts';
import { isUndecided } from '../session/coding-cell.ts';
import type { Session } from '../session/session.ts';

/**
 * Rows that a person decided whole and that have not been told yet as they are now. Rows for this once are told too: what
 * is told is kept in the audit log, and the ledger posts it anyway. `told`: by row, the cells that were told last.
 */
export function rowsToTell(session: Session, told: ReadonlyMap<number, readonly CodingCell[]>): number[] {
  const decided = new Set(session.log.flatMap(({ changes }) => changes.map(({ row }) => row)));
  return [...decided].filter((row) => {
    const cells = session.rows[row] ?? [];
    return cells.length > 0 && !cells.some(isUndecided) && told.get(row) !== cells;
  });
}

/** What is told the server of one row. */
export function decisionOf(
  line: LedgerLine,
  headerFieldNames: readonly string[],
  dimensions: readonly string[],
  cells: readonly CodingCell[],
  modelSha256: string,
  decidedAt: string,
): Decision {
  const { date, documentId, direction, supplierName, supplierId, supplierTaxId, text } = line;
  const { amountMinor, currency, taxRate, company, headerFields, lineNo, quantity, unitPrice } = line;
  const byDimension = (valueOf: (cell: CodingCell) => string | null): Record<string, string | null> =>
    Object.fromEntries(
      dimensions.map((name, index) => [name, (cells[index] && valueOf(cells[index])) || null]),
    );
  const isChanged = cells.some(
    ({ state, value, suggestion }) => state === 'yours' && suggestion !== null && value !== suggestion.value,
  );
  return {
    kind: isChanged ? 'changed' : 'accepted',
    line: {
      ...{ date, documentId, direction, supplierName, supplierId, supplierTaxId, text },
      ...{ amountMinor, currency, taxRate, company, lineNo, quantity, unitPrice },
      fields: Object.fromEntries(headerFieldNames.map((name, index) => [name, headerFields[index] ?? ''])),
      sourceDocumentId: null,
      sourceLineId: null,
    },
    before: byDimension(({ suggestion }) => suggestion?.value ?? null),
    after: byDimension(({ value }) => value),
    modelSha256,
    decidedAt,
  };
}
