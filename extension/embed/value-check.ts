import { codeText } from '../../core/contracts/wire-text.ts';
import type { IsoDate } from '../../core/domain/calendar-day.ts';
import type { Masters, Obstacle } from '../../core/domain/masters.ts';
import { guardText } from '../../core/formats/csv/formula-guard.ts';

/** What stands against a value in a coding cell; null: nothing. */
export type ValueObstacle = Obstacle | 'a formula' | 'no code';

/**
 * What stands against a value. Where a dimension has records, only they decide. Elsewhere no text is taken that a
 * spreadsheet would take for a formula: whatever the ERP exports later on would carry it along.
 */
export function valueObstacle(
  masters: Masters,
  dimension: string,
  value: string,
  date: IsoDate,
): ValueObstacle {
  if (masters.dimensions.includes(dimension)) return masters.obstacle(dimension, value, date);
  if (guardText(value) !== value) return 'a formula';
  return codeText.safeParse(value).success ? null : 'no code';
}
