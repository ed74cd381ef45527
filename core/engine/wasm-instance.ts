import { instantiateSync } from '@assemblyscript/loader';
import { guardExports } from './guard-exports.ts';
import type { CompiledModule } from './host.ts';

/** The exports of engine.wasm, as assembly/index.ts describes them. */
export interface EngineExports {
  readonly memory: { readonly buffer: ArrayBuffer };
  abiVersion(): number;
  stage(bytes: number): number;
  createModel(dimensionCount: number, seed: number): number;
  limitContexts(most: number): number;
  contextCount(dimension: number): number;
  suggest(dimension: number, most: number): number;
  rank(dimension: number, most: number): number;
  explain(dimension: number, value: number, other: number): number;
  resultsAddress(): number;
  queueStagedLine(): number;
  dropQueue(): void;
  learnDay(): number;
  outcomesAddress(): number;
  unlearnStagedLine(): number;
  save(): number;
  saveCompact(mostBytes: number): number;
  savedAddress(): number;
  open(): number;
  valueCount(dimension: number): number;
  reserveAssign(documentCount: number, predictedCount: number, trueCount: number): number;
  runAssign(documentCount: number, settleTies: number): number;
  assignPredictedLines(): number;
  assignTrueLines(): number;
  assignPredictedStarts(): number;
  assignTrueStarts(): number;
  assignPartners(): number;
  assignOutcomes(): number;
  partition(): number;
  partitionAddress(): number;
}

const ABI_VERSION = 2;

/** A fresh instance with memory of its own, behind guardExports. Throws where the module is not this version's engine. */
export function startInstance(module: CompiledModule): EngineExports {
  const { exports } = instantiateSync<EngineExports & Record<string, unknown>>(module);
  if (exports.abiVersion() !== ABI_VERSION)
    throw new Error(`engine.wasm does not have version ${ABI_VERSION} of the engine's interface`);
  return guardExports(exports);
}
