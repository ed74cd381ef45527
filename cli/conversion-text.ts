import { faultText, type Fault } from '../core/domain/ledger-line.ts';
import type { Conversion } from '../core/formats/conversion/conversion.ts';
import { alignedColumns } from './aligned-columns.ts';
import type { JsonObject } from './command.ts';
import type { Documents } from './document-files.ts';
import { counted } from './figures.ts';
import { LISTED_ROWS } from './history-file.ts';

/** What was converted and what was not, for a person to check. */
export function conversionLines(documents: Documents, conversion: Conversion): string[] {
  const { history, documentCount, counterEntryCount, dimensionsLeftOut, isCut } = conversion;
  const { partner, tax, cash } = counterEntryCount;
  const rows = [...formatCounts(documents)].map(([format, count]) => [format, `${count}`]);
  return [
    ...alignedColumns([['format', 'files'], ...rows], ['left', 'right']),
    '',
    `${counted(history.lines.length, 'line')} of ${counted(documentCount, 'document')}.`,
    ...(partner + tax + cash > 0
      ? [
          `Left out as counter-entries: ${partner} to suppliers and customers, ${tax} to taxes, ${cash} to banks and cash` +
            ' (--counter-entries keep keeps them).',
        ]
      : []),
    ...(dimensionsLeftOut.length > 0
      ? [`More than 15 dimensions; left out: ${dimensionsLeftOut.join(', ')}.`]
      : []),
    ...(isCut ? [`Cut after ${counted(history.lines.length, 'line')}.`] : []),
    ...listed('left out', [...documents.badFiles, ...history.faults]),
    ...listed('does not add up', warningsOf(documents)),
    ...listed('passed over', documents.passedOver),
    '',
  ];
}

/** The same for a machine. */
export function conversionJson(documents: Documents, conversion: Conversion): JsonObject {
  const { history, documentCount, counterEntryCount, dimensionsLeftOut, isCut } = conversion;
  const first = (faults: readonly Fault[]): readonly string[] => faults.slice(0, LISTED_ROWS).map(faultText);
  const atFault = [...documents.badFiles, ...history.faults];
  const warnings = warningsOf(documents);
  return {
    files: Object.fromEntries(formatCounts(documents)),
    documents: documentCount,
    lines: history.lines.length,
    dimensions: history.dimensions,
    headerFields: history.headerFieldNames,
    counterEntriesLeftOut: { ...counterEntryCount },
    dimensionsLeftOut,
    isCut,
    leftOut: atFault.length,
    firstLeftOut: first(atFault),
    warnings: warnings.length,
    firstWarnings: first(warnings),
    passedOver: documents.passedOver.length,
    firstPassedOver: first(documents.passedOver),
  };
}

function formatCounts({ files }: Documents): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reading } of files) counts.set(reading.format, (counts.get(reading.format) ?? 0) + 1);
  return counts;
}

function warningsOf({ files }: Documents): readonly Fault[] {
  return files.flatMap(({ reading }) => reading.warnings);
}

function listed(what: string, faults: readonly Fault[]): string[] {
  const moreCount = faults.length - LISTED_ROWS;
  return [
    ...faults.slice(0, LISTED_ROWS).map((fault) => `${what}: ${faultText(fault)}`),
    ...(moreCount > 0 ? [`${what}: ${moreCount} more`] : []),
  ];
}
