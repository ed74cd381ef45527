/** The line matcher alone, as tests and benches build it; assembly/index.ts exports the same. */
export {
  assignOutcomes,
  assignPartners,
  assignPredictedLines,
  assignPredictedStarts,
  assignTrueLines,
  assignTrueStarts,
  reserveAssign,
  runAssign,
} from './batch';
