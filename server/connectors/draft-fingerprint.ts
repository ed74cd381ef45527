import { createHash } from 'node:crypto';
import type { SourceLine } from './source-document.ts';

/** The fingerprint of a draft with these lines: see `Draft.fingerprint`. The order of the lines does not matter. */
export function draftFingerprint(lines: readonly SourceLine[]): string {
  const facts = lines.map(({ key, line }) => [
    key,
    line.documentId,
    line.date,
    line.supplierId,
    line.supplierName,
    line.text,
    line.quantity,
    line.amountMinor,
    line.currency,
  ]);
  facts.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
