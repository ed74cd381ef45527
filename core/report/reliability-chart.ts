import type { Reliability } from '../domain/kpi-reliability.ts';
import { axis, chartFigure, COLOURS, legend, lineSeries } from './chart.ts';
import type { Markup } from './markup.ts';
import { percent } from './share-text.ts';
import { sortableTable } from './sortable-table.ts';

/** How often segments of a confidence were right, beside what the confidence claims. */
export function reliabilityChart(reliability: Reliability): Markup {
  const { bins } = reliability;
  return chartFigure(
    'reliability',
    finding(reliability),
    (size) => ({
      grid: { left: 56, right: 20, top: legend(size, 2).height, bottom: 52 },
      legend: legend(size, 2).legend,
      xAxis: axis('confidence claimed, %', 32, { min: 0, max: 100 }),
      yAxis: axis('segments right, %', 40, { min: 0, max: 100 }),
      series: [
        lineSeries(
          'found',
          bins.map(({ meanConfidence, rightShare }) => [100 * meanConfidence, 100 * rightShare]),
          { colour: COLOURS.first, dash: 'solid', symbol: 'circle' },
        ),
        lineSeries(
          'as claimed',
          [
            [0, 0],
            [100, 100],
          ],
          { colour: COLOURS.third, dash: 'dotted', symbol: 'none' },
        ),
      ],
    }),
    reliabilityTable(reliability),
  );
}

function finding({ bins, expectedCalibrationError }: Reliability): string {
  const count = bins.reduce((sum, bin) => sum + bin.segmentCount, 0);
  const mean = (of: (bin: Reliability['bins'][number]) => number): number =>
    bins.reduce((sum, bin) => sum + bin.segmentCount * of(bin), 0) / count;
  const gap = 100 * (mean((bin) => bin.meanConfidence) - mean((bin) => bin.rightShare));
  const size = Math.abs(gap).toFixed(1);
  const claim =
    size === '0.0' ? 'as much as it keeps' : `${size} points ${gap > 0 ? 'more' : 'less'} than it keeps`;
  const error = expectedCalibrationError.toFixed(3);
  return `On the whole, confidence claims ${claim}; the calibration error is ${error}`;
}

function reliabilityTable({ bins }: Reliability): Markup {
  const titles = ['confidence above', 'up to', 'segments', 'mean confidence', 'right'];
  return sortableTable(
    'Predicted segments by confidence',
    titles.map((title) => ({ title, isNumber: true })),
    bins.map(({ from, to, segmentCount, meanConfidence, rightShare }) => [
      { shown: from.toFixed(3), sortedBy: from },
      { shown: to.toFixed(3), sortedBy: to },
      { shown: segmentCount, sortedBy: segmentCount },
      { shown: percent(meanConfidence), sortedBy: meanConfidence },
      { shown: percent(rightShare), sortedBy: rightShare },
    ]),
  );
}
