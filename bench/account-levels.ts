import type { History } from '../core/domain/ledger-line.ts';

/** One level of a chart of accounts: which group an account belongs to. The last level is the account itself. */
export interface AccountLevel {
  readonly name: string;
  readonly groupOf: (account: string) => string;
}

const CODE = /^[A-Z]{0,2}\d+[A-Z]?$/;
const OWN_LEVEL: AccountLevel = { name: 'account', groupOf: (account) => account };

/**
 * Levels of a ledger's accounts, the most general first. Codes have a level for each number of leading characters that
 * tells more groups apart than the one before; accounts that are names have the level of their category, where the ledger
 * has such a dimension (the category that an account stands with most often).
 */
export function accountLevels(history: History): readonly AccountLevel[] {
  const account = history.dimensions.indexOf('account');
  const category = history.dimensions.indexOf('category');
  const accounts = [...new Set(history.lines.flatMap(({ coding }) => coding[account] ?? []))];
  if (accounts.every((one) => CODE.test(one))) return [...prefixLevels(accounts), OWN_LEVEL];
  if (category < 0) return [OWN_LEVEL];
  const groups = mostFrequent(history.lines.map(({ coding }) => [coding[account], coding[category]]));
  return [{ name: 'category', groupOf: (one) => groups.get(one) ?? one }, OWN_LEVEL];
}

function prefixLevels(accounts: readonly string[]): AccountLevel[] {
  const levels: AccountLevel[] = [];
  let groupCount = 1;
  for (let length = 1; groupCount < accounts.length; length += 1) {
    const groups = new Set(accounts.map((one) => one.slice(0, length)));
    const isNew = groups.size > groupCount && groups.size < accounts.length;
    groupCount = groups.size;
    if (isNew)
      levels.push({
        name: length === 1 ? 'first character' : `first ${length} characters`,
        groupOf: (one) => one.slice(0, length),
      });
  }
  return levels;
}

/** Of each key the value it stands with most often; pairs with a gap do not count. */
function mostFrequent(
  pairs: readonly (readonly (string | null | undefined)[])[],
): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [key, value] of pairs) {
    if (key === null || key === undefined || value === null || value === undefined) continue;
    const ofKey = counts.get(key) ?? new Map<string, number>();
    counts.set(key, ofKey.set(value, (ofKey.get(value) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([key, ofKey]) => [key, [...ofKey].sort((a, b) => b[1] - a[1])[0]?.[0] ?? key]),
  );
}
