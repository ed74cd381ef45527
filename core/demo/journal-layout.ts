/** Row of the journal sheet's header, below the company's name and the month. */
export const JOURNAL_HEADER_ROW = 3;

/** Row of the journal's first line. */
export const FIRST_JOURNAL_ROW = JOURNAL_HEADER_ROW + 1;
