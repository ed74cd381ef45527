/*
 * How much of what the crosses say is to count. They learn what memory's score leaves over, and on some ledgers, or for a
 * time, they learn by heart what does not come again. So several ways of counting them are watched side by side, and
 * those that would have been right more often lately are followed (prediction with expert advice, Littlestone and
 * Warmuth 1994). Right or wrong is what counts here: by log loss the surest way leads, not the one that is right.
 */
/** Ways of counting the crosses. */
export const WAY_COUNT: i32 = 4;
const WAYS: StaticArray<f32> = [0, 0.5, 1, 2];
/** What a line counts for by every later line. */
const KEPT: f32 = 0.9998;
/** One line more that a way would have got right makes it so much weightier, as a power of e. */
const FAVOUR: f32 = 0.05;

/** How far the crosses of one dimension can be trusted. */
export class CrossTrust {
  /** Lines that each way would have got right, fading. */
  hits: StaticArray<f32> = new StaticArray<f32>(WAY_COUNT);
  /** By how much the crosses count, 0..2. */
  share: f32 = 0;

  constructor() {
    this.settle();
  }

  /** By how much a way counts the crosses. */
  shareOf(way: i32): f32 {
    return WAYS[way];
  }

  /** Adds whether a way would have got one line right. */
  add(way: i32, right: bool): void {
    this.hits[way] = this.hits[way] * KEPT + (right ? <f32>1 : <f32>0);
  }

  /** Weighs the ways anew; what was added since the last call counts from here on. */
  settle(): void {
    let most: f32 = 0;
    for (let way = 0; way < WAY_COUNT; way++) most = max(most, this.hits[way]);
    let all: f32 = 0;
    let sum: f32 = 0;
    for (let way = 0; way < WAY_COUNT; way++) {
      const weight = Mathf.exp(FAVOUR * (this.hits[way] - most));
      all += weight;
      sum += weight * WAYS[way];
    }
    this.share = sum / all;
  }
}
