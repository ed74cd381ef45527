import {
  DEMO_DIMENSIONS,
  DEMO_SEED,
  demoCompany,
  type DemoCompany,
} from '../../../core/demo/demo-company.ts';
import type { MasterValue } from '../../../core/domain/masters.ts';
import type { LedgerLine } from '../../../core/domain/ledger-line.ts';
import { createCoder, type EngineModule } from '../../../core/engine/index.ts';
import { train } from '../../../core/workflows/train.ts';
import type { EmbedDocumentInput } from '../../../extension/embed/protocol.ts';
import type { ServedMasters, ServedModel } from '../model-routes.ts';

/** What a pretended ERP of the demo company has. */
export interface DemoErp {
  readonly company: string;
  readonly model: ServedModel;
  readonly masters: ServedMasters;
  readonly invoices: readonly EmbedDocumentInput[];
}

/** The last lines of the history, which are enough to code by and quick to learn. */
const LEARNED_LINES = 4_000;
const DIMENSIONS = DEMO_DIMENSIONS.filter((name) => name !== 'project');

/** The demo company as an ERP has it: its latest postings learned, its records, and its open invoices of several lines. */
export function demoErp(engine: EngineModule): DemoErp {
  const company = demoCompany(DEMO_SEED);
  const coder = createCoder(engine, { dimensions: DIMENSIONS });
  const lines = company.history.lines
    .slice(-LEARNED_LINES)
    .map((line) => ({ ...line, headerFields: [], coding: line.coding.slice(0, DIMENSIONS.length) }));
  for (const { doneCount } of train(coder, lines)) if (doneCount > LEARNED_LINES) break;
  return {
    company: company.name,
    model: { bytes: coder.save(), dimensions: DIMENSIONS, lineCount: LEARNED_LINES },
    masters: recordsOf(company),
    invoices: openInvoices(company),
  };
}

function recordsOf(company: DemoCompany): Record<string, MasterValue[]> {
  return {
    account: company.chart.accounts.map(({ code, name, openFrom, closedAfter }) => ({
      ...record(code, name),
      validFrom: openFrom,
      validUntil: closedAfter,
    })),
    cost_centre: company.costCentres.map(({ code, name }) => record(code, name)),
    tax_code: company.taxCodes.map(({ code, name }) => record(code, name)),
  };
}

function record(code: string, name: string): MasterValue {
  return { code, name, parentCode: null, validFrom: null, validUntil: null, isBlocked: false, allowed: {} };
}

/** Invoices of the open month with four to seven lines, nothing coded. */
function openInvoices({ journal }: DemoCompany): EmbedDocumentInput[] {
  const byDocument = new Map<string, LedgerLine[]>();
  for (const line of journal.lines)
    byDocument.set(line.documentId ?? '', [...(byDocument.get(line.documentId ?? '') ?? []), line]);
  return [...byDocument]
    .filter(([, lines]) => lines.length >= 4 && lines.length <= 7 && lines.every(isOpen))
    .slice(0, 6)
    .map(([documentId, lines]) => invoiceOf(documentId, lines));
}

function isOpen({ coding }: LedgerLine): boolean {
  return coding.every((value) => value === null);
}

function invoiceOf(documentId: string, lines: readonly LedgerLine[]): EmbedDocumentInput {
  const [first] = lines;
  if (!first) throw new Error('an invoice without lines');
  return {
    documentId,
    documentNumber: documentId,
    version: '1',
    date: first.date,
    supplierName: first.supplierName,
    supplierId: first.supplierId,
    supplierTaxId: first.supplierTaxId,
    currency: first.currency,
    lines: lines.map((line, index) => ({
      lineId: `${documentId}/${index + 1}`,
      text: line.text,
      amountMinor: line.amountMinor,
      taxRate: line.taxRate,
    })),
  };
}
