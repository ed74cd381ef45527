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
  const document = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return new FieldList(place, document.$defs ?? {}).rowsBelow('', document, 0);
}

type Node = z.core.JSONSchema._JSONSchema;
type ObjectNode = z.core.JSONSchema.JSONSchema;

/** Walks one schema. Schemas with a name stand apart in it, and are named where they are used. */
class FieldList {
  readonly #place: string;
  readonly #named: Readonly<Record<string, ObjectNode>>;

  constructor(place: string, named: Readonly<Record<string, ObjectNode>>) {
    this.#place = place;
    this.#named = named;
  }

  rowsBelow(name: string, node: Node, depth: number): readonly FieldRow[] {
    if (depth > MAX_DEPTH) return [];
    const { properties = {}, items, required = [] } = this.#withoutNull(this.#resolve(node));
    const inner = Object.entries(properties).flatMap(([key, child]) => {
      const path = name === '' ? key : `${name}.${key}`;
      const isOptional = this.#place !== 'reply' && !required.includes(key);
      const kind = this.#kindOf(child) + (isOptional ? ', may be absent' : '');
      return [{ place: this.#place, name: path, kind }, ...this.rowsBelow(path, child, depth + 1)];
    });
    const isList = items !== undefined && !Array.isArray(items);
    return isList ? [...inner, ...this.rowsBelow(`${name}[]`, items, depth + 1)] : inner;
  }

  #resolve(node: Node): ObjectNode {
    if (typeof node === 'boolean') return {};
    const name = node.$ref?.split('/').at(-1);
    return name === undefined ? node : (this.#named[name] ?? {});
  }

  /** Of `X or null` the X, whose fields are the ones to show. */
  #withoutNull(node: ObjectNode): ObjectNode {
    const others = (node.anyOf ?? []).map((one) => this.#resolve(one)).filter(({ type }) => type !== 'null');
    const [only] = others;
    return only !== undefined && others.length === 1 ? only : node;
  }

  #kindOf(child: Node): string {
    const node = this.#resolve(child);
    if (node.anyOf) return node.anyOf.map((one) => this.#kindOf(one)).join(' or ');
    if (node.const !== undefined) return JSON.stringify(node.const);
    if (node.enum) return node.enum.map((one) => JSON.stringify(one)).join(' or ');
    return [String(node.type ?? 'anything'), ...limitsOf(node)].join(', ');
  }
}

function limitsOf(node: ObjectNode): readonly string[] {
  return [
    node.maxLength === undefined ? null : `at most ${node.maxLength} characters`,
    node.maxItems === undefined ? null : `at most ${node.maxItems} entries`,
    isTelling(node.minimum) ? `from ${node.minimum}` : null,
    isTelling(node.maximum) ? `to ${node.maximum}` : null,
  ].filter((limit) => limit !== null);
}

/** What a JavaScript number can hold is no limit worth telling. */
function isTelling(limit: number | undefined): limit is number {
  return limit !== undefined && Math.abs(limit) < Number.MAX_SAFE_INTEGER;
}
