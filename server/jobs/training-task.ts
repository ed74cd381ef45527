import type { HistoryDraft } from '../../core/formats/conversion/history-draft.ts';
import type { CompiledModule } from '../../core/engine/index.ts';
import type { DimensionFigures } from '../../core/workflows/dimension-figures.ts';
import type { EvaluationProtocol } from '../../core/workflows/evaluation.ts';

/** What a training thread is to do with the lines that it is sent. */
export type TrainingTask =
  | { readonly kind: 'train'; readonly dimensions: readonly string[] | null; readonly seed: number }
  | {
      readonly kind: 'evaluate';
      readonly dimensions: readonly string[] | null;
      readonly seed: number;
      /** The model in use and the last day it has learned; null: none is. */
      readonly champion: { readonly bytes: Uint8Array; readonly lastDay: string } | null;
    };

/** What a thread is sent: its task, then lines, a page at a time, then that there are no more. */
export type TrainingInput =
  | { readonly kind: 'start'; readonly compiled: CompiledModule; readonly task: TrainingTask }
  | { readonly kind: 'lines'; readonly lines: readonly HistoryDraft[] }
  | { readonly kind: 'end' };

/** A trained model. */
export interface TrainedModel {
  readonly bytes: Uint8Array;
  readonly lineCount: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
}

/** How a champion and a challenger did on lines that neither had learned, each learned after its day. */
export interface DimensionComparison {
  readonly dimension: string;
  readonly lineCount: number;
  /** Lines that only one of them had right. */
  readonly championOnly: number;
  readonly challengerOnly: number;
}

/** A back-test; null where there are too few days for one. */
export interface BackTested {
  readonly protocol: EvaluationProtocol | null;
  readonly dimensions: Readonly<Record<string, DimensionFigures>>;
  /** Null without a champion, or without lines behind its last day. */
  readonly comparison: readonly DimensionComparison[] | null;
}

/** What a thread answers: that it has read a page, or what came out. */
export type TrainingAnswer =
  | { readonly kind: 'read' }
  | { readonly kind: 'trained'; readonly model: TrainedModel }
  | { readonly kind: 'evaluated'; readonly evaluated: BackTested }
  /** There is nothing coded to learn. */
  | { readonly kind: 'nothing'; readonly sentence: string };
