import type { CurvePoint } from '../domain/kpi-curve.ts';
import { axis, chartFigure, COLOURS, legend, lineSeries } from './chart.ts';
import type { Markup } from './markup.ts';
import { percent } from './share-text.ts';
import { sortableTable } from './sortable-table.ts';

/** The precision that the finding asks for. */
const WANTED_PRECISION = 0.98;

/** Precision against coding rate over the confidence threshold, micro and macro in one plot. */
export function curveChart(curve: readonly CurvePoint[]): Markup {
  const points = (x: keyof CurvePoint, y: keyof CurvePoint) =>
    curve
      .map((point) => [percentOf(point[x]), percentOf(point[y])] as const)
      .filter(([, value]) => value !== null);
  return chartFigure(
    'curve',
    finding(curve),
    (size) => ({
      grid: { left: 56, right: 20, top: legend(size, 2).height, bottom: 52 },
      legend: legend(size, 2).legend,
      xAxis: axis('coding rate, %', 32, { scale: true }),
      yAxis: axis('precision, %', 40, { scale: true, max: 100 }),
      series: [
        lineSeries('micro (mean over segments)', points('microCodingRate', 'microPrecision').map(known), {
          colour: COLOURS.first,
          dash: 'solid',
          symbol: 'circle',
        }),
        lineSeries('macro (mean over documents)', points('macroCodingRate', 'macroPrecision').map(known), {
          colour: COLOURS.second,
          dash: 'dashed',
          symbol: 'diamond',
        }),
      ],
    }),
    curveTable(curve),
  );
}

function known([x, y]: readonly [number | null, number | null]): [number, number | null] {
  return [x ?? 0, y];
}

function percentOf(share: number | null): number | null {
  return share === null ? null : Math.round(10_000 * share) / 100;
}

function finding(curve: readonly CurvePoint[]): string {
  const [everything] = curve;
  if (!everything) return 'No point of the curve is known';
  const start = `Everything filled, ${percent(everything.microPrecision)} of the filled segments are right`;
  const sure = curve.find(({ microPrecision }) => (microPrecision ?? 0) >= WANTED_PRECISION);
  if (!sure) return `${start}; no confidence threshold brings 98 %`;
  if (sure === everything) return `${start}, at a coding rate of ${percent(everything.microCodingRate)}`;
  const rates = `from ${percent(everything.microCodingRate)} to ${percent(sure.microCodingRate)}`;
  return `${start}; 98 % needs a confidence of ${sure.threshold.toFixed(2)}, which takes the coding rate ${rates}`;
}

function curveTable(curve: readonly CurvePoint[]): Markup {
  const titles = [
    'threshold',
    'micro precision',
    'micro coding rate',
    'macro precision',
    'macro coding rate',
  ];
  return sortableTable(
    'Precision and coding rate where only segments at least this sure are filled',
    titles.map((title) => ({ title, isNumber: true })),
    curve.map((point) => [
      { shown: point.threshold.toFixed(3), sortedBy: point.threshold },
      ...[point.microPrecision, point.microCodingRate, point.macroPrecision, point.macroCodingRate].map(
        (share) => ({
          shown: percent(share),
          sortedBy: share,
        }),
      ),
    ]),
  );
}
