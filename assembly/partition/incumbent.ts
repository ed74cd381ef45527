import { ByteBuffer } from '../base/buffer';
import { Problem } from './problem';
import * as solutions from './solutions';

/** What costs less by no more than this, costs the same. */
const LEAST_GAIN: f64 = 1e-9;

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
  private spare: usize = 0;
  private room: ByteBuffer = new ByteBuffer();

  /** Takes over what the last search found. False where memory is at its end. */
  takeFrom(problem: Problem): bool {
    const bytes = problem.amountCount * 4;
    if (!this.room.reserve(bytes * 3)) return false;
    this.assignment = this.room.start;
    this.secondAssignment = this.assignment + bytes;
    this.spare = this.secondAssignment + bytes;
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

  /** Takes an assignment that is a solution, where it is cheaper than the best, which becomes the second then. */
  offer(problem: Problem, assignment: usize): void {
    const bytes = problem.amountCount * 4;
    const had = this.isFound;
    const cost = this.cost;
    memory.copy(this.spare, this.assignment, bytes);
    memory.copy(this.assignment, assignment, bytes);
    this.weigh(problem);
    if (had && this.cost >= cost - LEAST_GAIN) {
      memory.copy(this.assignment, this.spare, bytes);
      this.weigh(problem);
      return;
    }
    this.isFound = true;
    this.hasSecond = had;
    if (had) {
      this.secondCost = cost;
      memory.copy(this.secondAssignment, this.spare, bytes);
    }
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
