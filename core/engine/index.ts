/** The public door of the engine package. */
export type {
  Candidate,
  CodedEngineLine,
  Coder,
  EngineLine,
  Evidence,
  Explanation,
  ExplanationPart,
  Outcome,
  Ranking,
  SaveOptions,
} from './line.ts';
export {
  createCoder,
  DEFAULT_COMPACT_BYTES,
  DEFAULT_SEED,
  MAX_HEADER_FIELDS,
  MAX_RANKED,
  openCoder,
  type CoderOptions,
} from './coder.ts';
export { compileEngine, EngineModule } from './engine-module.ts';
export type { EngineSource } from './engine-source.ts';
export type { CompiledModule, WasmLocation, WasmResponse } from './host.ts';
export { CODES_PER_LINE, type CodedTables } from './coded-tables.ts';
export { createLineMatcher, MATCH_OUTCOME, type LineMatcher, type LineMatches } from './line-matcher.ts';
export {
  createPartitioner,
  type Division,
  type PairKind,
  type Partitioner,
  type PartitionProblem,
  type PartitionResult,
} from './partitioner.ts';
export { ENGINE_STOPPED, EngineFault } from './engine-fault.ts';
