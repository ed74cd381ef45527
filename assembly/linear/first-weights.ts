/*
 * What contexts are worth before anything was learned (decision 40): means of what public ledgers came to. Written by
 * `npm run bench -- first-weights --write`; a row that is plain is of a context that none of them had.
 */
/** In hundredths: the weight of the share of lines where nothing was fitted; all other kinds have 0. */
export const PLAIN_WEIGHT: i8 = 10;
/** In hundredths, by context, by values (one, two, more), in the order of the TERM_KINDS. */
// prettier-ignore
export const FIRST_WEIGHTS: StaticArray<i8> = [
  17, 0, 0, -1, 0, 12, 0, 0, 0, 0, 12, 0, 0, 0, 0, // company wide
  10, -1, 9, 12, 2, 9, -3, 4, 10, 7, 9, -3, 0, 10, 2, // supplier
  29, 16, 26, 27, 5, 24, 12, 18, 19, 9, 25, 12, 9, 17, 13, // supplier amount
  14, 2, 10, 12, 5, 13, 1, 6, 10, 8, 12, -1, 6, 11, 9, // supplier size
  5, -5, -2, -1, 1, 5, -6, -2, -1, 1, 4, -6, -5, -2, 3, // supplier words
  8, -3, 0, 0, 0, 7, -4, -1, -1, 0, 4, -5, -1, -3, 0, // words
  9, -2, 7, 10, 3, 9, -3, 5, 10, 5, 7, -4, 2, 10, 4, // supplier first word
  25, 15, 22, 20, 4, 19, 8, 13, 13, 8, 11, 0, 12, 6, 7, // amount
  17, 7, 23, 23, 7, 13, 2, 15, 19, 13, 6, -4, 17, 19, 14, // name word
  9, -4, 10, 15, 4, 8, -5, 4, 14, 11, 7, -8, -1, 14, 3, // name word pair
  19, 11, 11, 11, 3, 14, 6, 5, 7, 4, 10, 3, 7, 6, 6, // word
  5, -6, -2, -1, 2, 6, -6, -3, 0, 5, 3, -7, -3, -2, 5, // supplier word
  15, 6, 7, 6, 0, 10, 1, 2, 2, 3, 3, -3, 0, -2, 0, // word pair
  26, 11, 14, 9, 0, 13, 1, 6, 2, 1, 1, -3, 2, -8, 2, // document form
  17, 6, 16, 20, 4, 13, 1, 7, 14, 11, 12, 0, 0, 13, 6, // supplier document form
  6, -3, 4, 1, 2, 8, -1, 5, 2, 2, 2, -4, 9, 3, 6, // document hundred
  14, 3, 7, 7, 1, 13, 2, 7, 7, 1, 10, 0, 5, 5, 3, // document ten
  4, -6, 0, 2, 2, 7, -5, 0, 4, 4, 6, -4, -2, 5, 0, // supplier month
  8, -2, 4, 2, 2, 9, -1, 6, 3, 1, 5, -5, 10, 5, 7, // size
  9, -4, 5, 7, 2, 10, -3, 4, 7, 3, 9, -8, 1, 7, 5, // supplier fine size
  8, -5, 0, 1, 3, 12, -1, 2, 4, 3, 15, -1, 1, 5, 5, // supplier fine size weekday
  14, 1, 9, 12, 4, 12, 0, 5, 11, 8, 14, -1, 4, 12, 5, // supplier roundness
  18, 5, 13, 7, 1, 17, 2, 7, 6, 8, 5, 0, 7, -3, 4, // document batch
  10, -1, 7, 9, 1, 10, -2, 4, 8, 4, 8, -3, 4, 7, -2, // supplier document batch
  15, 1, 3, 6, 5, 22, 9, 7, 13, 9, 21, 6, 9, 12, 11, // masked text
  5, -7, -1, 0, 2, 7, -6, 0, 3, 4, 7, -5, -2, 2, 2, // supplier masked text
  14, 5, 6, 5, 1, 15, 6, 8, 6, 0, 11, 3, 8, 3, 1, // text start
  7, -3, 0, -1, -1, 6, -4, 2, -2, -4, 3, -5, 1, -4, -1, // whole text
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // header field
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // supplier header field
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // tax rate
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // supplier tax rate
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // supplier number
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // company supplier
  21, 13, 14, 14, 2, 15, 7, 7, 8, 3, 11, 3, 7, 7, 6, // word stem
  10, 0, 0, 0, 0, 10, 0, 0, 0, 0, 10, 0, 0, 0, 0, // name stem
  10, -1, 7, 9, 3, 10, -1, 5, 9, 6, 10, -4, 2, 8, 4, // supplier day count
];
