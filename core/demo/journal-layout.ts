/** Row of the journal sheet's header, below a title, a total and an empty row. */
export const JOURNAL_HEADER_ROW = 4;

/** Row of the journal's first line. */
export const FIRST_JOURNAL_ROW = JOURNAL_HEADER_ROW + 1;
