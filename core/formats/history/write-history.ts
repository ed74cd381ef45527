import { minorDigits } from '../../domain/currency.ts';
import type { History, LedgerLine } from '../../domain/ledger-line.ts';
import { csvRecord, textField } from '../csv/write-csv.ts';
import { REQUIRED_FIELDS, STANDARD_FIELDS, statedTarget, type StandardField } from './column-target.ts';
import { minorText } from './minor-amount.ts';
import { plainDecimal } from './plain-decimal.ts';
import { recognizeHeader } from './recognize-header.ts';

/** A column of what Kontera says about lines, which a history that is read leaves aside. */
export interface AnswerColumn {
  /** `reconstruction.status` and the like. */
  readonly header: string;
  /** By line. */
  readonly texts: readonly string[];
}

/** Lines written into one piece of text. */
const PIECE_LINES = 1000;

/**
 * A history as CSV in Kontera's own form, piece by piece: UTF-8, comma, line feed, decimal point. Standard columns that
 * no line uses are left out. A text that a spreadsheet would take for a formula gets an apostrophe before it; reading
 * takes it off again, so that a history that was read comes back as it was, but for its row numbers.
 */
export function* writeHistoryCsv(history: History, answers: readonly AnswerColumn[] = []): Generator<string> {
  const fields = STANDARD_FIELDS.filter(
    (field) =>
      REQUIRED_FIELDS.includes(field) || history.lines.some((line) => FIELD_TEXT[field](line) !== ''),
  );
  const headers = history.headerFieldNames.map(headerFieldColumn);
  const dimensions = history.dimensions.map((dimension) => `coding.${dimension}`);
  const answerHeaders = answers.map(({ header }) => header);
  let piece = csvRecord([...fields, ...headers, ...dimensions, ...answerHeaders].map(textField));
  for (const [at, line] of history.lines.entries()) {
    const standard = fields.map((field) => FIELD_TEXT[field](line));
    const rest = [...line.headerFields, ...line.coding.map((code) => code ?? '')].map(textField);
    piece += csvRecord([...standard, ...rest, ...answers.map(({ texts }) => textField(texts[at] ?? ''))]);
    if (at % PIECE_LINES === PIECE_LINES - 1) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** What a line states in each standard column, ready to be written; '' where it states nothing. */
const FIELD_TEXT: Readonly<Record<StandardField, (line: LedgerLine) => string>> = {
  date: (line) => line.date,
  document_id: (line) => textField(line.documentId ?? ''),
  line_no: (line) => numberText(line.lineNo),
  direction: (line) => line.direction ?? '',
  supplier_name: (line) => textField(line.supplierName),
  supplier_id: (line) => textField(line.supplierId),
  supplier_tax_id: (line) => textField(line.supplierTaxId),
  text: (line) => textField(line.text),
  quantity: (line) => numberText(line.quantity),
  unit_price: (line) => numberText(line.unitPrice),
  amount: (line) => minorText(line.amountMinor, minorDigits(line.currency)),
  currency: (line) => textField(line.currency),
  tax_rate: (line) => numberText(line.taxRate),
  company: (line) => textField(line.company),
};

function numberText(value: number | null): string {
  return value === null ? '' : plainDecimal(value);
}

/** A name that could be read as something else than a header field is written so that it cannot. */
function headerFieldColumn(name: string): string {
  const isPlain = statedTarget(name) === null && recognizeHeader(name) === null;
  return isPlain ? name : `header.${name}`;
}
