import type { KpiGroup } from '../domain/kpi-breakdown.ts';
import type { KpiFigure } from '../domain/kpi-figure.ts';
import { METRIC_WORDS, UNIT_WORDS } from './kpi-words.ts';
import type { Markup } from './markup.ts';
import { intervalText, percent } from './share-text.ts';
import { sortableTable, type TableCell } from './sortable-table.ts';

/** The main figures of groups: dimensions, suppliers, line counts, months. */
export function groupTable(caption: string, noun: string, groups: readonly KpiGroup[]): Markup {
  const numbers = ['documents', 'precision', 'recall', 'coding rate', '95 % interval', 'macro coding rate'];
  return sortableTable(
    caption,
    [{ title: noun, isNumber: false }, ...numbers.map((title) => ({ title, isNumber: true }))],
    groups.map(({ name, documentCount, precision, recall, codingRate, macroCodingRate }) => [
      { shown: name || '(not named)' },
      { shown: documentCount, sortedBy: documentCount },
      shareCell(precision.value),
      shareCell(recall.value),
      shareCell(codingRate.value),
      { shown: intervalText(codingRate), sortedBy: codingRate.low },
      shareCell(macroCodingRate.value),
    ]),
  );
}

/** All combinations of level, stiffness and metric. */
export function figureTable(kpis: readonly KpiFigure[]): Markup {
  return sortableTable(
    'Every figure: level, stiffness and metric',
    [
      { title: 'figure', isNumber: false },
      { title: 'mean over', isNumber: false },
      { title: 'stiffness', isNumber: false },
      { title: 'value', isNumber: true },
      { title: '95 % interval', isNumber: true },
      { title: 'documents left out', isNumber: true },
    ],
    kpis.map((figure) => [
      { shown: METRIC_WORDS[figure.metric] },
      { shown: UNIT_WORDS[figure.level] },
      { shown: figure.stiffness },
      shareCell(figure.value),
      { shown: intervalText(figure), sortedBy: figure.low },
      { shown: figure.documentsLeftOut, sortedBy: figure.documentsLeftOut },
    ]),
  );
}

function shareCell(share: number | null): TableCell {
  return { shown: percent(share), sortedBy: share };
}
