import type { Training } from '../core/workflows/train.ts';
import { alignedColumns } from './aligned-columns.ts';
import type { JsonObject } from './command.ts';
import { counted, percent, sixDecimals } from './figures.ts';

/** What was learned, for a person. */
export function trainingLines({ lineCount, firstDate, lastDate, dimensions }: Training): string[] {
  const rows = dimensions.map(({ name, valueCount, recentAccuracy }) => [
    name,
    `${valueCount}`,
    percent(recentAccuracy),
  ]);
  return [
    `Learned ${counted(lineCount, 'line')} of ${firstDate ?? ''} to ${lastDate ?? ''}.`,
    '',
    ...alignedColumns([['', 'values', 'right on the last fifth'], ...rows], ['left', 'right', 'right']),
  ];
}

/** What was learned, for a machine. */
export function trainingJson({ lineCount, firstDate, lastDate, dimensions }: Training): JsonObject {
  const figures = dimensions.map(({ name, valueCount, recentAccuracy }): [string, JsonObject] => [
    name,
    { values: valueCount, recentAccuracy: sixDecimals(recentAccuracy) },
  ]);
  return { lines: lineCount, firstDate, lastDate, dimensions: Object.fromEntries(figures) };
}
