import type { AbuseFinding } from '../domain/kpi-abuse.ts';
import { axis, chartFigure, COLOURS } from './chart.ts';
import { ABUSE_WORDS } from './kpi-words.ts';
import type { Markup } from './markup.ts';
import { percent, pointsText } from './share-text.ts';
import { sortableTable } from './sortable-table.ts';

/** By how many points each of the seven ways to flatter would change the micro coding rate. */
export function abuseChart(abuse: readonly AbuseFinding[]): Markup {
  const upwards = [...abuse].reverse();
  return chartFigure(
    'abuse',
    finding(abuse),
    ({ name }) => ({
      grid: { left: name === 'wide' ? 168 : 148, right: name === 'wide' ? 48 : 36, top: 8, bottom: 52 },
      xAxis: axis('points on the micro coding rate', 32, name === 'wide' ? {} : { splitNumber: 2 }),
      yAxis: axis('', 0, {
        type: 'category',
        data: upwards.map((one) => ABUSE_WORDS[one.name]),
        splitLine: { show: false },
        axisLabel: { color: COLOURS.ink, interval: 0, fontSize: name === 'wide' ? 12 : 11 },
      }),
      series: [
        {
          type: 'bar',
          silent: true,
          barMaxWidth: 18,
          data: upwards.map(({ points }) => points ?? 0),
          itemStyle: { color: COLOURS.first },
          label: {
            show: true,
            position: 'right',
            color: COLOURS.ink,
            formatter: ({ dataIndex }: { dataIndex: number }) => signed(upwards[dataIndex]?.points ?? null),
          },
        },
      ],
    }),
    abuseTable(abuse),
  );
}

function signed(points: number | null): string {
  return points === null ? 'no choice' : `${points < 0 ? '' : '+'}${points.toFixed(1)}`;
}

function finding(abuse: readonly AbuseFinding[]): string {
  const known = abuse
    .filter(({ points }) => points !== null)
    .sort((a, b) => (b.points ?? 0) - (a.points ?? 0));
  const [worst] = known;
  if (!worst || (worst.points ?? 0) <= 0)
    return 'None of the seven ways to flatter would raise the coding rate';
  const raising = known.filter(({ points }) => (points ?? 0) > 0.05).length;
  const most = `"${ABUSE_WORDS[worst.name]}" the most, by ${(worst.points ?? 0).toFixed(1)} points`;
  return `Of the seven ways to flatter, ${raising} would raise the coding rate, ${most}`;
}

function abuseTable(abuse: readonly AbuseFinding[]): Markup {
  return sortableTable(
    'The micro coding rate under each way to flatter it',
    [
      { title: 'way', isNumber: false },
      { title: 'coding rate', isNumber: true },
      { title: 'change', isNumber: true },
      { title: 'how', isNumber: false },
    ],
    abuse.map(({ name, how, value, points }) => [
      { shown: ABUSE_WORDS[name] },
      { shown: percent(value), sortedBy: value },
      { shown: pointsText(points), sortedBy: points },
      { shown: how },
    ]),
  );
}
