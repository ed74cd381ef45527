import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html, Markup, type Part } from './markup.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, SVGRenderer]);

/** Width and height of a drawing, in CSS pixels. */
export interface ChartSize {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
}

/** Every chart is drawn twice, so that its letters stay readable on a telephone; the style shows the one that fits. */
const SIZES: readonly ChartSize[] = [
  { name: 'wide', width: 720, height: 380 },
  { name: 'narrow', width: 320, height: 300 },
];

/** Colours of the page's style, so that a chart follows light and dark. */
export const COLOURS = {
  ink: 'var(--ink)',
  soft: 'var(--soft)',
  grid: 'var(--grid)',
  first: 'var(--first)',
  second: 'var(--second)',
  third: 'var(--third)',
} as const;

/** Options that all charts share. */
export const STILL: EChartsCoreOption = {
  animation: false,
  textStyle: { fontFamily: 'system-ui, sans-serif', fontSize: 12, color: COLOURS.ink },
};

/** An axis with its name and unit at its middle. */
export function axis(name: string, gap: number, more: EChartsCoreOption = {}): EChartsCoreOption {
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: gap,
    nameTextStyle: { color: COLOURS.ink },
    axisLabel: { color: COLOURS.soft, hideOverlap: true },
    axisLine: { show: true, lineStyle: { color: COLOURS.soft } },
    axisTick: { lineStyle: { color: COLOURS.soft } },
    splitLine: { lineStyle: { color: COLOURS.grid } },
    ...more,
  };
}

/** A line of points that tells itself apart by colour, dash and symbol, so that it reads in grey. */
export function lineSeries(
  name: string,
  points: readonly (readonly [number | string, number | null])[],
  look: { readonly colour: string; readonly dash: 'solid' | 'dashed' | 'dotted'; readonly symbol: string },
): EChartsCoreOption {
  return {
    type: 'line',
    name,
    data: points,
    silent: true,
    symbol: look.symbol,
    symbolSize: 6,
    lineStyle: { color: look.colour, type: look.dash, width: 2 },
    itemStyle: { color: look.colour },
  };
}

/** A legend above the drawing: a row where there is room, else a line for each of `count` names; and its height. */
export function legend(
  size: ChartSize,
  count: number,
): { readonly legend: EChartsCoreOption; readonly height: number } {
  const isRow = size.name === 'wide';
  const look = { top: 0, left: 0, itemWidth: 32, textStyle: { color: COLOURS.ink } };
  return {
    legend: { ...look, orient: isRow ? 'horizontal' : 'vertical', itemGap: isRow ? 32 : 4 },
    height: isRow ? 40 : 16 + 22 * count,
  };
}

/** A chart under a heading that states what it shows, with the table behind it; `id` is its own on the page. */
export function chartFigure(
  id: string,
  finding: string,
  draw: (size: ChartSize) => EChartsCoreOption,
  table: Part,
): Markup {
  const drawings = SIZES.map(
    (size) => html`<div class="chart ${size.name}">${drawn(draw(size), size, id, finding)}</div>`,
  );
  return html`<figure id="${id}">
    <figcaption><h2>${finding}</h2></figcaption>
    ${drawings}
    <details>
      <summary>The figures behind this chart</summary>
      ${table}
    </details>
  </figure>`;
}

function drawn(
  option: EChartsCoreOption,
  { name, width, height }: ChartSize,
  id: string,
  label: string,
): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...STILL, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  // Hover styles and the names they hang on, numbered through a process, are of no use in a still drawing.
  const still = svg.replace(/<style[\s\S]*?<\/style>/g, '').replace(/ class="zr[^"]*"/g, '');
  const named = html`<svg role="img" aria-label="${label}" `.text;
  return new Markup(still.replace('<svg ', named).replace(/zr\d+-/g, `${id}-${name}-`));
}
