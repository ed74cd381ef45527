import { isoDate, type IsoDate } from '../domain/calendar-day.ts';
import type { ChartOfAccounts } from '../domain/chart-of-accounts.ts';
import type { History, LedgerLine } from '../domain/ledger-line.ts';
import type { AccountMove } from './account-move.ts';
import { firstDayOf, HISTORY_MONTHS } from './calendar.ts';
import { CHART } from './chart.ts';
import { COST_CENTRES, type CostCentre } from './cost-centres.ts';
import type { TrueCoding } from './document.ts';
import { drawDocuments } from './draft-documents.ts';
import { FIRST_JOURNAL_ROW } from './journal-layout.ts';
import { drawPostedCoding } from './mistakes.ts';
import {
  ledgerLine,
  numberDocuments,
  placedLines,
  type NumberedDocument,
  type PlacedLine,
} from './numbered-document.ts';
import { PROJECTS, type Project } from './project.ts';
import { seededStream } from './seeded-random.ts';
import { drawSuppliers, type DemoSupplier } from './supplier.ts';
import { TAX_CODES, type TaxCode } from './tax-codes.ts';

/** What lines are coded in, in the order of every coding of the demo company. */
export const DEMO_DIMENSIONS = ['account', 'cost_centre', 'tax_code', 'project'] as const;

/** Values of DEMO_DIMENSIONS, in that order; null where a line has none (most have no project). */
export type DemoCoding = readonly (string | null)[];

/** An invoice or a credit note as a whole. */
export interface DemoDocument {
  /** `I24-00017`: counted from 1 in each year. */
  readonly id: string;
  readonly supplierId: string;
  readonly date: IsoDate;
  readonly isCreditNote: boolean;
  /** One article divided over several cost centres. */
  readonly isSplit: boolean;
  readonly lineCount: number;
  /** Net, in minor units; the sum of its lines. Negative on a credit note. */
  readonly totalMinor: number;
}

/** A line of the history that was coded wrongly. */
export interface DemoMistake {
  /** Index into the history's lines. */
  readonly lineIndex: number;
  /** Index into DEMO_DIMENSIONS. */
  readonly dimension: number;
  readonly rightValue: string;
}

/**
 * An invented maker of instruments with sites in Utrecht, Aachen and Lille, and what its purchase ledger holds. Names of
 * suppliers are drawn from syllables. About 15,000 lines of January 2024 to December 2025 and 700 of January 2026.
 */
export interface DemoCompany {
  readonly name: string;
  readonly seed: number;
  readonly chart: ChartOfAccounts;
  readonly costCentres: readonly CostCentre[];
  readonly taxCodes: readonly TaxCode[];
  readonly projects: readonly Project[];
  /** 200 of the history, then those that are new in the uncoded month. */
  readonly suppliers: readonly DemoSupplier[];
  /** Of the history and of the uncoded month, in the order of their lines. */
  readonly documents: readonly DemoDocument[];
  /** 24 months of posted lines with their coding, mistakes included. */
  readonly history: History;
  /** The month to be coded; the first documents are coded already, the rest is null. */
  readonly journal: History;
  /** How a careful accountant codes the journal's lines, in their order. For tests and for measuring. */
  readonly journalTruth: readonly DemoCoding[];
  readonly mistakes: readonly DemoMistake[];
  /** Suppliers whose main article is coded to another account from a day on. */
  readonly moves: readonly AccountMove[];
}

/** Documents of the journal that are coded already, and those after them that have only their account. */
const CODED_DOCUMENT_COUNT = 6;
const ACCOUNT_ONLY_DOCUMENT_COUNT = 3;

/** The seed of the demo that the product shows; the first whole number, not one picked for its figures. */
export const DEMO_SEED = 1;

/** The demo company of a seed (a 32-bit integer): the same seed gives the same company on every host. */
export function demoCompany(seed: number): DemoCompany {
  const suppliers = drawSuppliers(seed);
  const documents = numberDocuments(drawDocuments(seed, suppliers));
  const journalDay = firstDayOf(HISTORY_MONTHS);
  const posted = placedLines(documents.filter(({ day }) => day < journalDay));
  const uncoded = placedLines(documents.filter(({ day }) => day >= journalDay));
  const history = postedHistory(seed, posted);
  return {
    name: 'Velthorn Instruments B.V.',
    seed,
    chart: CHART,
    costCentres: COST_CENTRES,
    taxCodes: TAX_CODES,
    projects: PROJECTS,
    suppliers,
    documents: documents.map(demoDocument),
    history,
    journal: uncodedJournal(uncoded),
    journalTruth: uncoded.map(({ line }) => dimensionValues(line.coding)),
    mistakes: posted.flatMap(({ line }, index) =>
      mistakesOf(history.lines[index]?.coding ?? [], dimensionValues(line.coding), index),
    ),
    moves: suppliers.flatMap(({ move }) => (move ? [move] : [])),
  };
}

function postedHistory(seed: number, lines: readonly PlacedLine[]): History {
  const random = seededStream(seed, 'mistakes');
  const firstRow = 2;
  return historyOf(
    'demo-history.csv',
    lines.map((placed, index) =>
      ledgerLine(placed, firstRow + index, dimensionValues(drawPostedCoding(random, placed.line.coding))),
    ),
  );
}

function uncodedJournal(lines: readonly PlacedLine[]): History {
  return historyOf(
    'demo-journal.xlsx',
    lines.map((placed, index) => ledgerLine(placed, FIRST_JOURNAL_ROW + index, typedCoding(placed))),
  );
}

/** What the accountant typed before she stopped. */
function typedCoding({ line, documentIndex }: PlacedLine): DemoCoding {
  if (documentIndex < CODED_DOCUMENT_COUNT) return dimensionValues(line.coding);
  const hasAccount = documentIndex < CODED_DOCUMENT_COUNT + ACCOUNT_ONLY_DOCUMENT_COUNT;
  return [hasAccount ? line.coding.account : null, null, null, null];
}

function historyOf(file: string, lines: readonly LedgerLine[]): History {
  return { file, dimensions: DEMO_DIMENSIONS, headerFieldNames: [], lines, faults: [] };
}

function demoDocument({ id, supplier, day, isCreditNote, isSplit, lines }: NumberedDocument): DemoDocument {
  return {
    id,
    supplierId: supplier.id,
    date: isoDate(day),
    isCreditNote,
    isSplit,
    lineCount: lines.length,
    totalMinor: lines.reduce((sum, line) => sum + line.amountMinor, 0),
  };
}

function dimensionValues({ account, costCentre, taxCode, project }: TrueCoding): DemoCoding {
  return [account, costCentre, taxCode, project];
}

function mistakesOf(posted: DemoCoding, truth: DemoCoding, lineIndex: number): readonly DemoMistake[] {
  return truth.flatMap((rightValue, dimension) =>
    rightValue !== null && posted[dimension] !== rightValue ? [{ lineIndex, dimension, rightValue }] : [],
  );
}
