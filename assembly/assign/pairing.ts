import { intBytes, set } from './ints';
import { Side } from './side';

/** The document at hand: its two tables by length, and where the pairs go. Equally long: the predicted table is `short`. */
export class Pairing {
  readonly short: Side = new Side();
  readonly long: Side = new Side();
  /** i32 a predicted line: the number of the true line it is paired with, -1 for none. */
  partner: usize = 0;
  predictedIsShort: bool = true;

  constructor() {}

  /** Takes up a document; every predicted line is without a partner at first. */
  begin(predicted: usize, predictedCount: i32, truth: usize, trueCount: i32, partner: usize): void {
    this.predictedIsShort = predictedCount <= trueCount;
    const short = this.short;
    const long = this.long;
    short.lines = this.predictedIsShort ? predicted : truth;
    short.lineCount = this.predictedIsShort ? predictedCount : trueCount;
    long.lines = this.predictedIsShort ? truth : predicted;
    long.lineCount = this.predictedIsShort ? trueCount : predictedCount;
    this.partner = partner;
    memory.fill(partner, 0xff, intBytes(predictedCount));
  }

  /** Pairs a line of the shorter table with one of the longer. */
  pair(shortLine: i32, longLine: i32): void {
    const predicted = this.predictedIsShort ? shortLine : longLine;
    const truth = this.predictedIsShort ? longLine : shortLine;
    set(this.partner, predicted, truth);
  }
}
