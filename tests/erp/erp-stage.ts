import type { RealKontera } from './real-kontera.ts';
import type { RealTryton, TrytonFilling } from './real-tryton.ts';
import type { CodedDraft } from './tryton-filling.ts';

/** What is running: a Tryton with a filled company, and a Kontera server that knows nothing yet. */
export interface ErpStage {
  readonly tryton: RealTryton;
  readonly filling: TrytonFilling;
  /** How the demo company posted what stands uncoded in Tryton's drafts. */
  readonly truth: readonly CodedDraft[];
  readonly kontera: RealKontera;
}
