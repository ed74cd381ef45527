import type { KpiGroup } from '../domain/kpi-breakdown.ts';
import { axis, chartFigure, COLOURS, legend, lineSeries } from './chart.ts';
import type { Markup } from './markup.ts';
import { intervalText, percent } from './share-text.ts';
import { sortableTable } from './sortable-table.ts';

/** Weekly figures of somebody who predicted. */
export interface WeeklySeries {
  readonly name: string;
  readonly perWeek: readonly KpiGroup[];
}

const LOOKS = [
  { colour: COLOURS.first, dash: 'solid', symbol: 'circle' },
  { colour: COLOURS.second, dash: 'dashed', symbol: 'diamond' },
  { colour: COLOURS.third, dash: 'dotted', symbol: 'triangle' },
] as const;

/** Weeks at either end that the finding compares. */
const COMPARED_WEEKS = 4;

/** Coding rate of each week's documents; the first series is the one judged, the others stand beside it. */
export function weeklyChart(series: readonly WeeklySeries[]): Markup {
  const weeks = series[0]?.perWeek.map(({ name }) => name) ?? [];
  return chartFigure(
    'weeks',
    finding(series),
    (size) => ({
      grid: { left: 56, right: 20, top: legend(size, series.length).height, bottom: 52 },
      legend: legend(size, series.length).legend,
      xAxis: axis('week beginning on', 32, { type: 'category', data: weeks, splitLine: { show: false } }),
      yAxis: axis('coding rate, micro, %', 40, { scale: true, max: 100 }),
      series: series.map(({ name: title, perWeek }, index) =>
        lineSeries(
          title,
          perWeek.map(({ name: week, codingRate: { value } }) => [week, value === null ? null : 100 * value]),
          LOOKS[index] ?? LOOKS[2],
        ),
      ),
    }),
    weeklyTable(series),
  );
}

function finding([judged, ...rules]: readonly WeeklySeries[]): string {
  const weeks = judged?.perWeek ?? [];
  const first = meanRate(weeks.slice(0, COMPARED_WEEKS));
  const last = meanRate(weeks.slice(-COMPARED_WEEKS));
  const best = Math.max(...rules.map(({ perWeek }) => meanRate(perWeek.slice(-COMPARED_WEEKS)) ?? 0));
  const beside = rules.length === 0 ? '' : `, the better of the two rules at ${percent(best)}`;
  if (weeks.length < 2 * COMPARED_WEEKS)
    return `The coding rate week by week is ${percent(meanRate(weeks))}${beside}`;
  return `The coding rate went from ${percent(first)} in the first four weeks to ${percent(last)} in the last four${beside}`;
}

/** Mean of weekly coding rates, a week with twice the documents counting twice; null without weeks. */
function meanRate(weeks: readonly KpiGroup[]): number | null {
  const known = weeks.flatMap(({ codingRate: { value }, documentCount }) =>
    value === null ? [] : [{ value, documentCount }],
  );
  const count = known.reduce((sum, week) => sum + week.documentCount, 0);
  return count === 0 ? null : known.reduce((sum, week) => sum + week.documentCount * week.value, 0) / count;
}

function weeklyTable(series: readonly WeeklySeries[]): Markup {
  const [judged, ...rules] = series;
  return sortableTable(
    'Coding rate, micro, by week',
    [
      { title: 'week beginning on', isNumber: false },
      { title: 'documents', isNumber: true },
      { title: judged?.name ?? '', isNumber: true },
      { title: '95 % interval', isNumber: true },
      ...rules.map(({ name }) => ({ title: name, isNumber: true })),
    ],
    (judged?.perWeek ?? []).map(({ name, documentCount, codingRate }) => [
      { shown: name },
      { shown: documentCount, sortedBy: documentCount },
      { shown: percent(codingRate.value), sortedBy: codingRate.value },
      { shown: intervalText(codingRate), sortedBy: codingRate.low },
      ...rules.map(({ perWeek }) => {
        const value = perWeek.find((week) => week.name === name)?.codingRate.value ?? null;
        return { shown: percent(value), sortedBy: value };
      }),
    ]),
  );
}
