import { get, intBytes, set } from './ints';
import { compareLines, lineAt } from './line';
import { scratch } from './scratch';

const RUN: i32 = 8;

/**
 * Sorts `count` line numbers (i32 at `order`) by the content of the lines at `lines`; equal lines keep their order.
 * Runs of eight by insertion, then merged bottom up.
 */
export function sortLines(lines: usize, order: usize, count: i32): void {
  for (let from = 0; from < count; from += RUN) sortRun(lines, order, from, min(from + RUN, count));
  if (count <= RUN) return;
  let source = order;
  let target = scratch(intBytes(count));
  for (let width = RUN; width < count; width <<= 1) {
    for (let from = 0; from < count; from += 2 * width)
      merge(lines, source, target, from, min(from + width, count), min(from + 2 * width, count));
    const swap = source;
    source = target;
    target = swap;
  }
  if (source != order) memory.copy(order, source, intBytes(count));
}

function sortRun(lines: usize, order: usize, from: i32, to: i32): void {
  for (let i = from + 1; i < to; ++i) {
    const number = get(order, i);
    const line = lineAt(lines, number);
    let place = i;
    while (place > from && compareLines(lineAt(lines, get(order, place - 1)), line) > 0) {
      set(order, place, get(order, place - 1));
      place -= 1;
    }
    set(order, place, number);
  }
}

function merge(lines: usize, source: usize, target: usize, from: i32, middle: i32, to: i32): void {
  let left = source + intBytes(from);
  const leftEnd = source + intBytes(middle);
  let right = leftEnd;
  const rightEnd = source + intBytes(to);
  let place = target + intBytes(from);
  while (left < leftEnd && right < rightEnd) {
    const takeRight = compareLines(lineAt(lines, load<i32>(left)), lineAt(lines, load<i32>(right))) > 0;
    const taken = takeRight ? right : left;
    store<i32>(place, load<i32>(taken));
    place += 4;
    if (takeRight) right += 4;
    else left += 4;
  }
  for (; left < leftEnd; left += 4, place += 4) store<i32>(place, get(left, 0));
  for (; right < rightEnd; right += 4, place += 4) store<i32>(place, get(right, 0));
}
