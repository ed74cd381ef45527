import * as z from 'zod';

/** One field of a request or reply, as the reference shows it. */
export interface FieldRow {
  /** path, query, body or reply. */
  readonly place: string;
  /** `decisions[].line.amountMinor`. */
  readonly name: string;
  /** `text, at most 200 characters`. */
  readonly kind: string;
}

const MAX_DEPTH = 6;

/** The fields of a schema, those inside others with their whole path; none where it is no schema. */
export function fieldRows(place: string, schema: unknown): readonly FieldRow[] {
  if (!(schema instanceof z.ZodType)) return [];
  const document = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return rowsBelow(place, '', document, 0);
}

type Node = z.core.JSONSchema._JSONSchema;

function rowsBelow(place: string, name: string, node: Node, depth: number): readonly FieldRow[] {
  if (typeof node === 'boolean' || depth > MAX_DEPTH) return [];
  const { properties, items, required = [] } = withoutNull(node);
  const inner = Object.entries(properties ?? {}).flatMap(([key, child]) => {
    const path = name === '' ? key : `${name}.${key}`;
    const isOptional = place !== 'reply' && !required.includes(key);
    const kind = kindOf(child) + (isOptional ? ', may be absent' : '');
    return [{ place, name: path, kind }, ...rowsBelow(place, path, child, depth + 1)];
  });
  const entries =
    items === undefined || Array.isArray(items) ? [] : rowsBelow(place, `${name}[]`, items, depth + 1);
  return [...inner, ...entries];
}

/** Of `X or null` the X, whose fields are the ones to show. */
function withoutNull(node: z.core.JSONSchema.JSONSchema): z.core.JSONSchema.JSONSchema {
  const [only, ...others] = (node.anyOf ?? []).filter(
    (one) => typeof one !== 'boolean' && one.type !== 'null',
  );
  return only !== undefined && typeof only !== 'boolean' && others.length === 0 ? only : node;
}

function kindOf(node: Node): string {
  if (typeof node === 'boolean') return 'anything';
  if (node.anyOf) return node.anyOf.map(kindOf).join(' or ');
  if (node.const !== undefined) return JSON.stringify(node.const);
  if (node.enum) return node.enum.map((one) => JSON.stringify(one)).join(' or ');
  const limits = [
    node.maxLength === undefined ? null : `at most ${node.maxLength} characters`,
    node.maxItems === undefined ? null : `at most ${node.maxItems} entries`,
    isTelling(node.minimum) ? `from ${node.minimum}` : null,
    isTelling(node.maximum) ? `to ${node.maximum}` : null,
  ].filter((limit) => limit !== null);
  return [String(node.type ?? 'anything'), ...limits].join(', ');
}

/** What a JavaScript number can hold is no limit worth telling. */
function isTelling(limit: number | undefined): limit is number {
  return limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
}
