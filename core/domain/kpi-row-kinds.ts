/**
 * Gives equal rows of numbers the same kind, numbered from 0 by first appearance. Most documents add the same numbers as
 * many others, so what is done once a kind is done far less often than once a document.
 */
export class RowKinds {
  readonly width: number;
  /** The distinct rows, `width` numbers each; only the first `count` of them are in use. */
  private rows: Float64Array;
  private count = 0;
  private slots: Int32Array;

  constructor(width: number) {
    this.width = width;
    this.rows = new Float64Array(64 * width);
    this.slots = new Int32Array(256).fill(-1);
  }

  /** The kind of a row of `width` numbers. */
  kindOf(row: Float64Array): number {
    if (4 * this.count >= this.slots.length) this.grow();
    const slotMask = this.slots.length - 1;
    let slot = hashRow(row) & slotMask;
    let kind = this.slots[slot] ?? -1;
    while (kind >= 0 && !this.isRow(kind, row)) {
      slot = (slot + 1) & slotMask;
      kind = this.slots[slot] ?? -1;
    }
    if (kind >= 0) return kind;
    this.rows.set(row, this.count * this.width);
    this.slots[slot] = this.count;
    this.count += 1;
    return this.count - 1;
  }

  /** A copy of the distinct rows, in order of their kinds. */
  distinctRows(): Float64Array {
    return this.rows.slice(0, this.count * this.width);
  }

  private isRow(kind: number, row: Float64Array): boolean {
    const from = kind * this.width;
    for (let column = 0; column < this.width; column += 1)
      if (this.rows[from + column] !== row[column]) return false;
    return true;
  }

  private grow(): void {
    const rows = new Float64Array(2 * this.rows.length);
    rows.set(this.rows);
    this.rows = rows;
    this.slots = new Int32Array(2 * this.slots.length).fill(-1);
    const slotMask = this.slots.length - 1;
    for (let kind = 0; kind < this.count; kind += 1) {
      let slot = hashRow(rows.subarray(kind * this.width, (kind + 1) * this.width)) & slotMask;
      while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & slotMask;
      this.slots[slot] = kind;
    }
  }
}

const word = new Float64Array(1);
const halves = new Int32Array(word.buffer);

function hashRow(row: Float64Array): number {
  let hash = 0;
  for (let column = 0; column < row.length; column += 1) {
    word[0] = row[column] ?? 0;
    const mixed =
      Math.imul((hash << 7) ^ (hash >>> 25) ^ (halves[0] ?? 0), 0x9e3779b1) ^ (halves[1] ?? 0) ^ column;
    hash = Math.imul(mixed, 0x85ebca6b);
  }
  return hash ^ (hash >>> 15);
}
