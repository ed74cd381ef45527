import { ByteBuffer } from '../base/buffer';
import { Problem } from './problem';
import * as solutions from './solutions';

/** The best division of a problem so far, and the one before it. */
export class Incumbent {
  isFound: bool = false;
  hasSecond: bool = false;
  cost: f64 = 0;
  secondCost: f64 = 0;
  deviation: i64 = 0;
  /** i32 each: the total of each amount. */
  assignment: usize = 0;
  secondAssignment: usize = 0;
  private room: ByteBuffer = new ByteBuffer();

  /** Takes over what the last search found. False where memory is at its end. */
  takeFrom(problem: Problem): bool {
    const bytes = problem.amountCount * 4;
    if (!this.room.reserve(bytes * 2)) return false;
    this.assignment = this.room.start;
    this.secondAssignment = this.assignment + bytes;
    this.isFound = solutions.solutionCount > 0 && solutions.bestCost < Infinity;
    this.hasSecond = solutions.secondCost < Infinity;
    this.cost = solutions.bestCost;
    this.secondCost = solutions.secondCost;
    this.deviation = solutions.bestDeviation;
    memory.copy(this.assignment, solutions.best, bytes);
    memory.copy(this.secondAssignment, solutions.second, bytes);
    return true;
  }

  totalOf(i: i32): i32 {
    return load<i32>(this.assignment + ((<usize>i) << 2));
  }

  setTotalOf(i: i32, j: i32): void {
    store<i32>(this.assignment + ((<usize>i) << 2), j);
  }

  /** Puts the best in the second place, so that another can take the first. */
  retire(problem: Problem): void {
    memory.copy(this.secondAssignment, this.assignment, problem.amountCount * 4);
    this.secondCost = this.cost;
    this.hasSecond = true;
  }

  /** Costs and deviation of the assignment as it stands, counted anew from the problem. */
  weigh(problem: Problem): void {
    let cost: f64 = 0;
    let deviation: i64 = 0;
    for (let j = 0; j < problem.totalCount; j++) {
      let left = problem.total(j);
      for (let i = 0; i < problem.amountCount; i++) {
        if (this.totalOf(i) != j) continue;
        left -= problem.amount(i);
        cost += problem.cost(i, j);
        for (let kind = 0; kind < problem.kindCount; kind++)
          cost += problem.pairCost(kind) * <f64>this.pairsBefore(problem, i, kind);
      }
      deviation += left < 0 ? -left : left;
    }
    this.cost = cost + problem.deviationCost * <f64>deviation;
    this.deviation = deviation;
  }

  private pairsBefore(problem: Problem, i: i32, kind: i32): i32 {
    const group = problem.group(i, kind);
    let pairs = 0;
    for (let k = 0; group >= 0 && k < i; k++)
      pairs += i32(problem.group(k, kind) == group && this.totalOf(k) == this.totalOf(i));
    return pairs;
  }
}
