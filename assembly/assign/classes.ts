import { add, get, intBytes, set } from './ints';
import { HASH_FACTOR } from './line';
import { scratch, zeroedInts } from './scratch';
import { Side } from './side';

/** Puts lines with the same comparable line into one class, numbered by first appearance in `rest`. */
export function classify(side: Side): void {
  const count = side.restCount;
  side.classOf = scratch(intBytes(count));
  side.firstMember = scratch(intBytes(count));
  side.classSize = scratch(intBytes(count));
  const slotMask = (2 << (32 - clz(count))) - 1;
  const slots = zeroedInts(slotMask + 1);
  let classCount = 0;
  for (let index = 0; index < count; ++index) {
    const line = side.comparableLine(index);
    let slot = hashComparable(line) & slotMask;
    let found = get(slots, slot) - 1;
    while (found >= 0 && !sameComparable(side.classLine(found), line)) {
      slot = (slot + 1) & slotMask;
      found = get(slots, slot) - 1;
    }
    if (found < 0) {
      found = classCount++;
      set(slots, slot, found + 1);
      set(side.firstMember, found, index);
      set(side.classSize, found, 0);
    }
    set(side.classOf, index, found);
    add(side.classSize, found, 1);
  }
  side.classCount = classCount;
}

function sameComparable(a: usize, b: usize): bool {
  const low = i16x8.eq(v128.load(a), v128.load(b));
  return i16x8.all_true(v128.and(low, i16x8.eq(v128.load(a, 16), v128.load(b, 16))));
}

function hashComparable(line: usize): i32 {
  let hash: u64 = 0;
  for (let byte: usize = 0; byte < 32; byte += 8)
    hash = (rotl<u64>(hash, 29) ^ load<u64>(line + byte)) * HASH_FACTOR;
  return i32(hash >> 33);
}
