/** Runs a workflow to its end without a pause and gives its result. */
export function runThrough<Result>(steps: Iterator<unknown, Result, void>): Result {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
