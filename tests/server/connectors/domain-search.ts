/** A record as a server keeps it, with every field that may be asked for or searched by. */
export type FakeRecord = Readonly<Record<string, unknown>>;

/** `[field, operator, value]`, or several lists of them of which one has to hold: `['OR', [...], [...]]`. */
type Condition = readonly [string, unknown, unknown];

/** What a wrong request is answered with. */
export class WrongRequest extends Error {}

/**
 * Records that a domain finds, in an order, at most `limit`; conditions are joined by "and". A field that no record has and an
 * operator that is not documented are refused. `comparable` turns values of times into numbers.
 */
export function domainSearch(
  records: readonly FakeRecord[],
  domain: unknown,
  order: readonly (readonly [string, string])[],
  limit: number | null,
  comparable: (value: unknown) => unknown,
): readonly FakeRecord[] {
  if (!Array.isArray(domain)) throw new WrongRequest('a domain is a list');
  const fieldOf = (record: FakeRecord, field: string): unknown =>
    field in record ? record[field] : refuse(`unknown field ${field}`);
  const fits = (record: FakeRecord, conditions: readonly Condition[]): boolean =>
    conditions.every((condition) => {
      const [field, operator, value] = condition;
      if (field === 'OR') return condition.slice(1).some((one) => fits(record, one as Condition[]));
      return holds(comparable(fieldOf(record, field)), String(operator), comparable(value));
    });
  const found = records.filter((record) => fits(record, domain as readonly Condition[]));
  const sorted = found.sort((a, b) => {
    for (const [field] of order) {
      const [x, y] = [Number(comparable(fieldOf(a, field))), Number(comparable(fieldOf(b, field)))];
      if (x !== y) return x - y;
    }
    return 0;
  });
  return limit === null ? sorted : sorted.slice(0, limit);
}

function holds(found: unknown, operator: string, value: unknown): boolean {
  if (operator === 'in') return Array.isArray(value) && value.includes(found);
  if (operator === '=') return found === value;
  if (operator === '!=') return found !== value;
  // As in SQL: nothing compares with null.
  if (found === null || value === null) return false;
  if (operator === '>=') return Number(found) >= Number(value);
  if (operator === '>') return Number(found) > Number(value);
  if (operator === '<') return Number(found) < Number(value);
  return refuse(`unknown operator ${operator}`);
}

function refuse(message: string): never {
  throw new WrongRequest(message);
}
