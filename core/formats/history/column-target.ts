import { isOwnHeader } from './own-header.ts';

/** The history file's standard columns, in the order in which they are written. */
export const STANDARD_FIELDS = [
  'date',
  'document_id',
  'line_no',
  'direction',
  'supplier_name',
  'supplier_id',
  'supplier_tax_id',
  'text',
  'quantity',
  'unit_price',
  'amount',
  'currency',
  'tax_rate',
  'company',
] as const;

/** A standard column's name. */
export type StandardField = (typeof STANDARD_FIELDS)[number];

/** The columns without which a row cannot become a line. */
export const REQUIRED_FIELDS: readonly StandardField[] = ['date', 'supplier_name', 'amount'];

/** The most dimensions that a history may be coded in. */
export const MAX_DIMENSIONS = 15;

/** What a column is read as. */
export type ColumnTarget =
  | { readonly kind: 'field'; readonly field: StandardField }
  | { readonly kind: 'coding'; readonly dimension: string }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'ignored'; readonly reason: string };

const FIELD_NAMES: ReadonlySet<string> = new Set(STANDARD_FIELDS);
const AN_ANSWER = { kind: 'ignored', reason: 'an answer, not known before coding' } as const;
const PREFIXED = /^(coding|header|confidence|reconstruction)\.\s*(.*)$/is;

/**
 * What a name in Kontera's own form says outright: a standard name as it is spelt there, `coding.<dimension>`,
 * `header.<name>`, or a column that Kontera itself adds to its answers. Null for any other name, `Amount` for one,
 * which is known by its words and may have a better rival.
 */
export function statedTarget(name: string): ColumnTarget | null {
  if (isOwnHeader(name)) return AN_ANSWER;
  if (isStandardField(name)) return { kind: 'field', field: name };
  const [, prefix, rest] = PREFIXED.exec(name) ?? [];
  if (prefix === undefined || rest === undefined || rest === '') return null;
  switch (prefix.toLowerCase()) {
    case 'coding':
      return { kind: 'coding', dimension: dimensionName(rest) };
    case 'header':
      return { kind: 'header', name: rest };
    default:
      return AN_ANSWER;
  }
}

/** A target as a person writes it in a column map: `supplier_name`, `coding.account`, `header.buyer`, `ignore`. */
export function targetText(target: ColumnTarget): string {
  switch (target.kind) {
    case 'field':
      return target.field;
    case 'coding':
      return `coding.${target.dimension}`;
    case 'header':
      return `header.${target.name}`;
    case 'ignored':
      return 'ignore';
  }
}

function isStandardField(name: string): name is StandardField {
  return FIELD_NAMES.has(name);
}

/** `Cost Centre` and `cost-centre` are the dimension `cost_centre`. */
function dimensionName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
