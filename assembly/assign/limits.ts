/** Segments that a coding line can hold: 12 dimensions, 2 tax codes, first approver. */
export const SEGMENTS: i32 = 15;

/** 32-bit codes per line in the input: the segments and one spare lane, so that a line is four SIMD words. */
export const LANES: i32 = 16;

/** Bytes of one line in the input. */
export const LINE_BYTES: usize = 64;

/** Lines that one table of a document may have. */
export const MAX_LINES: i32 = 1 << 19;

/** Pairs of unlike lines that one document may need scored; a byte each. */
export const MAX_CELLS: i64 = 1 << 28;

/** Number of unlike values one dimension may share between two tables: more would break MAX_CELLS first. */
export const MAX_SHARED_VALUES: i32 = 1 << 15;
