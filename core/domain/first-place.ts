/**
 * The first of `count` places, from 0, from which something holds; `count` where it holds at none. It must hold at all places
 * behind one at which it does: in ascending numbers, to be no smaller than some number. Asks at about log2(count) places.
 */
export function firstPlace(count: number, holdsAt: (place: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holdsAt(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
