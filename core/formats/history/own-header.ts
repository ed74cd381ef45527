/** Header of the column that says how sure the least sure coding of a line is. */
export const CONFIDENCE_HEADER = 'Kontera confidence';

/** Header of the column that says why, for each dimension. */
export const REASON_HEADER = 'Kontera reason';

/** Whether a header is one of those that Kontera adds to a journal: not known before coding, and not the person's. */
export function isOwnHeader(header: string): boolean {
  return [CONFIDENCE_HEADER, REASON_HEADER].some((own) => own.toLowerCase() === header.trim().toLowerCase());
}
