/** Reads element `index` of an array of i32. */
export function get(array: usize, index: i32): i32 {
  return load<i32>(array + (usize(index) << 2));
}

/** Writes element `index` of an array of i32. */
export function set(array: usize, index: i32, value: i32): void {
  store<i32>(array + (usize(index) << 2), value);
}

/** Adds to element `index` of an array of i32 and gives its new value. */
export function add(array: usize, index: i32, by: i32): i32 {
  const sum = get(array, index) + by;
  set(array, index, sum);
  return sum;
}

/** Bytes that `count` i32 take. */
export function intBytes(count: i32): usize {
  return usize(count) << 2;
}

/** Reads element `index` of an array of u16. */
export function getShort(array: usize, index: i32): i32 {
  return load<u16>(array + (usize(index) << 1));
}

/** Writes element `index` of an array of u16. */
export function setShort(array: usize, index: i32, value: i32): void {
  store<u16>(array + (usize(index) << 1), u16(value));
}
