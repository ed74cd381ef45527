/*
 * Upper bounds of the scratch memory that the two halves of a match take, so that it is reserved once and no step has to
 * ask whether it got its part. The debug build checks at every request that they hold.
 */

/**
 * Bytes until classes are known. A line of the shorter table: 80 for finding equal lines (and 1,024 at least), 480 for the table of its 15
 * values, 32 comparable, 44 classified. A line of the longer: 4, 32 and 44; and 13 where it is one of so many more that
 * most are left out.
 */
export function bytesToClassify(shortCount: i32, longCount: i32): i64 {
  return 640 * i64(shortCount) + 96 * i64(longCount) + 2048;
}

/**
 * Bytes from there on: a byte and a bit for every pair of classes; a column: 152 as values and lists, 8 in the plan, 16 in
 * the search, 24 in exchanges and handing out; a row: 45; a line: 20 for its flow, 16 for its place among the others.
 */
export function bytesToPlan(rowCount: i32, columnCount: i32, shortCount: i32, longCount: i32): i64 {
  const rows = i64(rowCount);
  const columns = i64(columnCount) + 16;
  const pairs = rows * columns + columns * (rows / 8 + 8);
  return pairs + 250 * columns + 64 * rows + 20 * i64(shortCount) + 16 * i64(longCount) + 4096;
}
