import { hashTwo } from './hash';
import { add, get, intBytes, set } from './ints';
import { scratch, zeroedInts } from './scratch';
import { COMPARABLE_BYTES, Side } from './side';

/** Puts lines with the same comparable line into one class, numbered by first appearance in `rest`. */
export function classify(side: Side): void {
  const count = side.restCount;
  const comparable = side.comparable;
  const classOf = scratch(intBytes(count));
  const firstMember = scratch(intBytes(count));
  const classSize = scratch(intBytes(count));
  // Open addressing, 1 + the class's first member; at most a quarter is taken, so that most lines meet a free slot first.
  const slotMask = (4 << (32 - clz(count))) - 1;
  const slots = zeroedInts(slotMask + 1);
  let classCount = 0;
  for (let index = 0; index < count; ++index) {
    const line = comparable + usize(index) * COMPARABLE_BYTES;
    let slot = i32(hashTwo(line)) & slotMask;
    let first = get(slots, slot) - 1;
    while (first >= 0 && !isSame(comparable + usize(first) * COMPARABLE_BYTES, line)) {
      slot = (slot + 1) & slotMask;
      first = get(slots, slot) - 1;
    }
    if (first < 0) {
      set(slots, slot, index + 1);
      set(firstMember, classCount, index);
      set(classSize, classCount, 1);
      set(classOf, index, classCount);
      classCount += 1;
    } else {
      const found = get(classOf, first);
      set(classOf, index, found);
      add(classSize, found, 1);
    }
  }
  side.classOf = classOf;
  side.firstMember = firstMember;
  side.classSize = classSize;
  side.classCount = classCount;
}

function isSame(a: usize, b: usize): bool {
  const low = v128.xor(v128.load(a), v128.load(b));
  return !v128.any_true(v128.or(low, v128.xor(v128.load(a, 16), v128.load(b, 16))));
}
