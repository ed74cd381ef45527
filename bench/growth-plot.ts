import { durationText } from './microseconds.ts';

/** Times by size: lines and microseconds (or another unit, where a plot's words say so), sizes ascending. */
export interface GrowthSeries {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

const BAR_CHARACTERS_A_DECADE = 8;

/** A bar a size on a logarithmic scale that begins at one microsecond, and how the time grows in the upper half. */
export function growthText({ name, points }: GrowthSeries): string {
  const bars = points.map(([size, microseconds]) => {
    const length = Math.max(1, Math.round(Math.log10(Math.max(microseconds, 1)) * BAR_CHARACTERS_A_DECADE));
    return `${String(size).padStart(8)} ${'▇'.repeat(length)} ${durationText(microseconds)}`;
  });
  return [`${name}: ${exponentText(points)}`, ...bars].join('\n');
}

/** `lines^1.3 from 100 on`: slope between the last point and the first with at least a twentieth of its size. */
function exponentText(points: GrowthSeries['points']): string {
  const last = points.at(-1);
  const first = points.find(([size]) => last !== undefined && size * 20 >= last[0]);
  if (!first || !last || first[0] === last[0]) return 'one size';
  const exponent = Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]);
  return `grows as lines^${exponent.toFixed(2)} from ${first[0]} to ${last[0]} lines`;
}

const WIDTH = 720;
const HEIGHT = 460;
const [LEFT, RIGHT, TOP, BOTTOM] = [70, 20, 30, 50];
const COLOURS = ['#0b5cad', '#b4471f', '#3f7d20', '#7a5ea8'];
const DASHES = ['', '6 4', '2 3', '8 3 2 3'];

/** The words of a plot. */
export interface PlotWords {
  readonly title: string;
  readonly sizeAxis: string;
  /** How a value of the vertical axis is written. */
  readonly valueText: (value: number) => string;
}

/** Slope of the straight line that lies nearest to the points on logarithmic axes: 1 is linear growth. */
export function growthExponent(points: GrowthSeries['points']): number {
  const logs = points.map(([size, value]) => [Math.log(size), Math.log(value)] as const);
  const meanOf = (of: (point: readonly [number, number]) => number): number =>
    logs.reduce((sum, point) => sum + of(point), 0) / logs.length;
  const [meanX, meanY] = [meanOf(([x]) => x), meanOf(([, y]) => y)];
  return meanOf(([x, y]) => (x - meanX) * (y - meanY)) / meanOf(([x]) => (x - meanX) ** 2);
}

const MATCHING: PlotWords = {
  title: 'Time to match the lines of two coding tables, by their number',
  sizeAxis: 'lines of the longer table',
  valueText: durationText,
};

/** Both axes logarithmic, as SVG that stands alone. */
export function growthPlot(series: readonly GrowthSeries[], words: PlotWords = MATCHING): string {
  const points = series.flatMap((one) => one.points);
  const xDecades = decades(points.map(([size]) => size));
  const yDecades = decades(points.map(([, microseconds]) => microseconds));
  const x = scale(xDecades, LEFT, WIDTH - RIGHT);
  const y = scale(yDecades, HEIGHT - BOTTOM, TOP);
  const grid = [
    ...xDecades.map(
      (value) =>
        `<path d="M${x(value)} ${TOP}V${HEIGHT - BOTTOM}"/><text x="${x(value)}" y="${HEIGHT - 30}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
    ),
    ...yDecades.map(
      (value) =>
        `<path d="M${LEFT} ${y(value)}H${WIDTH - RIGHT}"/><text x="${LEFT - 8}" y="${y(value) + 4}" text-anchor="end">${words.valueText(value)}</text>`,
    ),
  ];
  const lines = series.map(({ name, points: own }, index) => {
    const path = own.map(([size, time], at) => `${at === 0 ? 'M' : 'L'}${x(size)} ${y(time)}`).join('');
    const [key, colour] = [TOP + 16 + 18 * index, COLOURS[index % COLOURS.length]];
    const style = `fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${DASHES[index % DASHES.length]}"`;
    return (
      `<path d="${path}" ${style}/><path d="M${LEFT + 14} ${key}h34" ${style}/>` +
      `<text x="${LEFT + 56}" y="${key + 4}">${name}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${words.title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/><g stroke="#ddd">${grid.join('').replaceAll('<text', '<text stroke="none"')}</g>`,
    ...lines,
    `<text x="${(LEFT + WIDTH) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${words.sizeAxis}</text>`,
    '</svg>\n',
  ].join('\n');
}

/** Powers of ten from the one at or below the least value to the one at or above the most. */
function decades(values: readonly number[]): number[] {
  const from = Math.floor(Math.log10(Math.min(...values)));
  const to = Math.ceil(Math.log10(Math.max(...values)));
  return Array.from({ length: Math.max(to - from, 1) + 1 }, (_, index) => 10 ** (from + index));
}

function scale(ticks: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)];
  return (value) => Math.round(from + ((Math.log10(value) - low) / (high - low)) * (to - from));
}
