/** Which part of a list is asked for. */
export interface PageRequest {
  /** Where the page before ended (`Page.next`); null for the first. A text that is none is refused as invalid. */
  readonly after: string | null;
  /** 1 to 1,000 rows. */
  readonly limit: number;
}

/** A part of a list, in the order the service says. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Asks for the rows behind; null at the end. */
  readonly next: string | null;
}

/** The most rows that a page may have. */
export const MAX_PAGE_ROWS = 1000;
