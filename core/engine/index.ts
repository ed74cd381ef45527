/** The public door of the engine package. */
export type { Candidate, CodedEngineLine, Coder, EngineLine, Evidence, Outcome, Ranking } from './line.ts';
