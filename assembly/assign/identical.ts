import { get, intBytes, set } from './ints';
import { hashLine, lineAt, sameLine } from './line';
import { Pairing } from './pairing';
import { scratch, zeroedInts } from './scratch';
import { Side } from './side';
import { sortLines } from './sort';

/*
 * Pairing equal lines first is safe. Let p and t be equal, and let a best match have (p, t') and (p', t) instead. Swap to
 * (p, t) and (p', t'). In a dimension where p and t have the value v: before, at most [t' has v] + [p' has v] segments
 * were right; after, one is, and a second where both have v. In a dimension where they are null: before none, after not
 * fewer. The same holds for "both not null", which is what decides the FN. So no count gets worse, in any dimension.
 */

/** Lines of the longer table from which on the table of the shorter one's lines has at least LEAST_SLOTS. */
const MANY_LINES: i32 = 64;
const LEAST_SLOTS: i32 = 256;

/** Pairs equal lines of the two tables; `rest` of both sides is what remains, that of the shorter in order of content. */
export function pairIdentical(pairing: Pairing): void {
  const short = pairing.short;
  const long = pairing.long;
  sortShort(short);
  const count = short.lineCount;
  // A line that has no equal, as most have none, is to meet a free slot: so the table is mostly free.
  const slotCount = max(long.lineCount < MANY_LINES ? 0 : LEAST_SLOTS, 8 << (32 - clz(count)));
  const slots = zeroedInts(slotCount);
  const runEnd = scratch(intBytes(count));
  const next = scratch(intBytes(count));
  indexRuns(short, slots, slotCount - 1, runEnd, next);

  long.rest = scratch(intBytes(long.lineCount));
  let restCount = 0;
  for (let number = 0; number < long.lineCount; ++number) {
    const run = findRun(short, slots, slotCount - 1, lineAt(long.lines, number));
    const place = run < 0 ? 0 : get(next, run);
    if (run >= 0 && place < get(runEnd, run)) {
      pairing.pair(get(short.rest, place), number);
      set(next, run, place + 1);
    } else {
      set(long.rest, restCount, number);
      restCount += 1;
    }
  }
  long.restCount = restCount;
  dropPaired(short, runEnd, next);
}

function sortShort(short: Side): void {
  const count = short.lineCount;
  short.rest = scratch(intBytes(count));
  short.restCount = count;
  for (let number = 0; number < count; ++number) set(short.rest, number, number);
  sortLines(short.lines, short.rest, count);
}

/** Enters the first place of every run of equal lines into the table, as place + 1; 0 is a free slot. */
function indexRuns(short: Side, slots: usize, slotMask: i32, runEnd: usize, next: usize): void {
  const count = short.restCount;
  let from = 0;
  while (from < count) {
    const line = short.restLine(from);
    let to = from + 1;
    while (to < count && sameLine(line, short.restLine(to))) ++to;
    set(runEnd, from, to);
    set(next, from, from);
    let slot = i32(hashLine(line)) & slotMask;
    while (get(slots, slot) != 0) slot = (slot + 1) & slotMask;
    set(slots, slot, from + 1);
    from = to;
  }
}

function findRun(short: Side, slots: usize, slotMask: i32, line: usize): i32 {
  let slot = i32(hashLine(line)) & slotMask;
  let run = get(slots, slot) - 1;
  while (run >= 0 && !sameLine(short.restLine(run), line)) {
    slot = (slot + 1) & slotMask;
    run = get(slots, slot) - 1;
  }
  return run;
}

function dropPaired(short: Side, runEnd: usize, next: usize): void {
  const count = short.restCount;
  let kept = 0;
  for (let from = 0; from < count;) {
    const to = get(runEnd, from);
    for (let place = get(next, from); place < to; ++place) {
      set(short.rest, kept, get(short.rest, place));
      kept += 1;
    }
    from = to;
  }
  short.restCount = kept;
}
