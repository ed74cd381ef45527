import type { LedgerLine } from '../../domain/ledger-line.ts';
import type { BalanceRule } from './check-rules.ts';
import type { Finding } from './finding.ts';

/** What stands against the lines of each document together, by the index of each of its lines. */
export function checkDocuments(
  lines: readonly (LedgerLine | null)[],
  balance: BalanceRule,
): ReadonlyMap<number, readonly Finding[]> {
  const findings = new Map<number, readonly Finding[]>();
  if (balance.kind === 'none') return findings;
  for (const [document, members] of documents(lines)) {
    const found = checkDocument(
      document,
      members.flatMap((index) => lines[index] ?? []),
      balance,
    );
    if (found) for (const index of members) findings.set(index, [found]);
  }
  return findings;
}

/** Indexes of the lines of each document; a line without one is a document of its own. */
function documents(lines: readonly (LedgerLine | null)[]): Map<string | number, number[]> {
  const members = new Map<string | number, number[]>();
  lines.forEach((line, index) => {
    if (!line) return;
    const document = line.documentId ?? index;
    const others = members.get(document);
    if (others) others.push(index);
    else members.set(document, [index]);
  });
  return members;
}

function checkDocument(
  document: string | number,
  lines: readonly LedgerLine[],
  balance: Exclude<BalanceRule, { kind: 'none' }>,
): Finding | null {
  const expectedMinor = balance.kind === 'zero' ? 0 : balance.totalMinor.get(String(document));
  if (expectedMinor === undefined) return null;
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  const [currency = '', ...others] = currencies;
  if (others.length > 0) return { kind: 'mixed-currencies', currencies: currencies.sort() };
  const sumMinor = lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const differenceMinor = sumMinor - expectedMinor;
  return differenceMinor === 0 ? null : { kind: 'out-of-balance', differenceMinor, currency };
}
