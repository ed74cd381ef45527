import { records, type Delimiter, type RecordForm } from './records.ts';

/** Every delimiter that is looked for, the likeliest first. */
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

const NAMES: Readonly<Record<Delimiter, string>> = { ',': '","', ';': '";"', '\t': 'tabs', '|': '"|"' };

/** Records looked at; a file that keeps one form for these is taken to keep it, and its other rows are bad rows. */
const SAMPLE_RECORDS = 1000;

/** A delimiter in words for a message: `";"`, `tabs`. */
export function delimiterName(delimiter: Delimiter): string {
  return NAMES[delimiter];
}

/**
 * The delimiter that cuts a sample of a file most evenly: for each, the share of records that have the commonest
 * number of fields, times the cuts that this number means. A comma where nothing cuts.
 */
export function detectDelimiter(sample: string, lineEnd: RecordForm['lineEnd']): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(fieldCounts(sample, { delimiter, lineEnd }));
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

/** How many records of a sample have how many fields; blank lines are left out. */
function fieldCounts(sample: string, form: RecordForm): Map<number, number> {
  const counts = new Map<number, number>();
  let seen = 0;
  for (const record of records([sample], form)) {
    if (record.length === 1 && record[0] === '') continue;
    counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
    seen += 1;
    if (seen === SAMPLE_RECORDS) break;
  }
  return counts;
}

function evenness(counts: ReadonlyMap<number, number>): number {
  let total = 0;
  let commonest = { fieldCount: 1, recordCount: 0 };
  for (const [fieldCount, recordCount] of counts) {
    total += recordCount;
    if (recordCount > commonest.recordCount) commonest = { fieldCount, recordCount };
  }
  return total === 0 ? 0 : (commonest.recordCount / total) * (commonest.fieldCount - 1);
}
