import type { Area } from './area.ts';
import type { FakeSheet } from './fake-sheet.ts';

/** Areas of one sheet. */
export interface Place {
  readonly sheet: FakeSheet;
  readonly areas: readonly Area[];
}
