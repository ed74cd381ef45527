import { ERROR_TABLE, type ErrorCode } from '../../../core/contracts/error-table.ts';
import type { CheckView } from '../../components/check-page.ts';
import type { RowFinding } from '../../controllers/sending/row-check.ts';
import { isToBeSent } from '../../controllers/sending/send-document.ts';
import type { DocumentOutcome, SendState } from '../../controllers/sending/send-state.ts';
import type { WorkbenchState } from '../../controllers/workbench-state.ts';
import { texts } from '../../texts/texts.ts';
import { amountText } from './pane-view.ts';

/** Rows and documents listed at most. */
const MAX_LISTED = 200;

/** What the page of checking and sending shows. */
export function checkView(sending: SendState, journal: Pick<WorkbenchState, 'rows'>): CheckView {
  const { rows, documents, phase, isStale, isConnected, connections, connectionId, fault } = sending;
  const against = rows
    .filter(({ status }) => status !== 'ready')
    .sort((a, b) => Number(b.status === 'stopped') - Number(a.status === 'stopped'));
  const rowNumber = (row: number): string => String(journal.rows[row]?.rowNumber ?? row + 1);
  return {
    status: statusText(sending),
    summary: phase === 'idle' || phase === 'checking' ? [] : summaryOf(sending),
    rows: against.slice(0, MAX_LISTED).map(({ row, status, findings }) => ({
      row,
      label: rowNumber(row),
      isStopped: status === 'stopped',
      reasons: findings.map((finding) => findingWords(finding, journal.rows[row]?.currency ?? '')),
    })),
    moreRows: Math.max(0, against.length - MAX_LISTED),
    documents: documents.slice(0, MAX_LISTED).map(({ documentId, outcome }) => ({
      title: documentId === null ? texts.check.noNumber : texts.pane.document({ id: documentId }),
      outcome: outcomeText(outcome),
      conflicts:
        outcome.kind === 'conflict' ? outcome.cells.map((cell) => conflictText(cell, rowNumber)) : [],
    })),
    moreDocuments: Math.max(0, documents.length - MAX_LISTED),
    sendCount: isStale ? 0 : documents.filter(isToBeSent).length,
    isBusy: phase === 'checking' || phase === 'sending',
    // Where the list could not be read, nothing is said of what is in it.
    connections: isConnected && (!fault || connections.length > 0) ? connections.map(namedConnection) : null,
    connectionId,
    fault: fault ? refusalText(fault) : '',
  };
}

/** Names of the programs that can be connected; others are called as the server calls them. */
const PROGRAMS: Readonly<Record<string, string>> = {
  tryton: 'Tryton',
  'business-central': 'Business Central',
  odoo: 'Odoo',
};

function namedConnection({ connectionId, label, kind }: SendState['connections'][number]) {
  return { id: connectionId, name: `${label} (${PROGRAMS[kind] ?? kind})` };
}

function statusText({ phase, isStale, documents }: SendState): string {
  const { check } = texts;
  if (phase === 'checking') return check.checking;
  if (phase === 'sending') {
    const done = documents.filter(({ outcome }) => outcome.kind !== 'ready').length;
    return check.sending({ done, total: documents.length });
  }
  return isStale ? check.stale : '';
}

function summaryOf({ rows, isConnected, hasMasters }: SendState): string[] {
  const { check } = texts;
  const counts = (['ready', 'look', 'stopped'] as const).flatMap((wanted) => {
    const count = rows.filter(({ status }) => status === wanted).length;
    return count > 0 ? [check[wanted]({ count })] : [];
  });
  return [...counts, ...(hasMasters ? [] : [check.noMasters]), ...(isConnected ? [] : [check.notConnected])];
}

function outcomeText(outcome: DocumentOutcome): string {
  return outcome.kind === 'refused' ? refusalText(outcome.code) : texts.check.outcomes[outcome.kind];
}

function refusalText(code: ErrorCode): string {
  const refusals: Readonly<Partial<Record<ErrorCode, string>>> = texts.check.refusals;
  return refusals[code] ?? ERROR_TABLE[code].sentence;
}

function conflictText(
  cell: Extract<DocumentOutcome, { kind: 'conflict' }>['cells'][number],
  rowNumber: (row: number) => string,
): string {
  const shown = (code: string): string => code || texts.pane.blank;
  return texts.check.conflict({
    row: rowNumber(cell.row),
    dimension: texts.dimension(cell.dimension),
    now: shown(cell.now),
    read: shown(cell.read),
    wanted: shown(cell.wanted),
  });
}

/** A finding in the language spoken; amounts are in `currency`. */
function findingWords(finding: RowFinding, currency: string): string {
  const { findings } = texts.check;
  switch (finding.kind) {
    case 'unread':
      return findings.unread;
    case 'missing-value':
    case 'left-open':
      return findings[finding.kind]({ dimension: texts.dimension(finding.dimension) });
    case 'not-together':
      return findings['not-together']({
        ...finding,
        dimension: texts.dimension(finding.dimension),
        otherDimension: texts.dimension(finding.otherDimension),
      });
    case 'period-closed':
      return findings['period-closed']({ date: texts.date(finding.date) });
    case 'out-of-balance':
      return findings['out-of-balance']({ amount: amountText(finding.differenceMinor, finding.currency) });
    case 'mixed-currencies':
      return findings['mixed-currencies']({ currencies: finding.currencies.filter(Boolean).join(', ') });
    case 'tax-rate':
      return findings['tax-rate'](finding);
    case 'tax-amount':
    case 'line-amount':
      return findings[finding.kind]({
        expected: amountText(finding.expectedMinor, currency),
        found: amountText(finding.foundMinor, currency),
      });
    default:
      return findings[finding.kind]({
        dimension: texts.dimension(finding.dimension),
        value: finding.value || texts.pane.blank,
      });
  }
}
