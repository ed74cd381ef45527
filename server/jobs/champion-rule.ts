import type { JudgedBackTest } from './parse-back-tested.ts';
import type { DimensionComparison } from './training-task.ts';

/** Whether a challenger is put in use, and why, in a sentence. */
export interface Verdict {
  readonly isReleased: boolean;
  readonly reason: string;
}

/** Fresh lines of a dimension from which the two are compared on them. */
const ENOUGH_LINES = 100;
/** One-sided 95 %: where the two are equally good, a sum of n fair signs falls below -1.645 √n once in twenty times. */
const SIGMAS = 1.645;
/** Without enough fresh lines: how much the back-tested accuracy may fall, as a share of lines. */
const TOLERANCE = 0.01;

/**
 * The rule of docs/decisions/0017. On lines that neither had learned: in no dimension may the lines that only the champion
 * had right outnumber those that only the challenger had by more than chance explains (McNemar's test). Where there are
 * too few such lines, no dimension's back-tested accuracy may fall by more than a point. Without a champion the
 * challenger is put in use.
 */
export function championVerdict(challenger: JudgedBackTest, champion: JudgedBackTest | null): Verdict {
  if (champion === null) return released('no model was in use');
  if (challenger.protocol === null) return rejected('its history has too few days for a back-test');
  const missing = Object.keys(champion.dimensions).filter((name) => !(name in challenger.dimensions));
  if (missing.length > 0) return rejected(`it no longer knows ${missing.join(', ')}`);
  const compared = challenger.comparison?.filter(({ lineCount }) => lineCount >= ENOUGH_LINES) ?? [];
  return compared.length > 0 ? onFreshLines(compared) : onBackTests(challenger, champion);
}

function onFreshLines(compared: readonly DimensionComparison[]): Verdict {
  const worse = compared.find(
    ({ championOnly, challengerOnly }) =>
      challengerOnly - championOnly < -SIGMAS * Math.sqrt(championOnly + challengerOnly),
  );
  const said = ({ dimension, lineCount, championOnly, challengerOnly }: DimensionComparison): string =>
    `${dimension}: of ${lineCount} new lines ${challengerOnly} right that the model in use had wrong, ${championOnly} the other way round`;
  return worse ? rejected(said(worse)) : released(compared.map(said).join('; '));
}

function onBackTests(challenger: JudgedBackTest, champion: JudgedBackTest): Verdict {
  const figures = Object.entries(champion.dimensions).map(([name, { accuracy }]) => ({
    name,
    before: accuracy ?? 0,
    after: challenger.dimensions[name]?.accuracy ?? 0,
  }));
  const said = ({ name, before, after }: (typeof figures)[number]): string =>
    `back-tested accuracy of ${name} ${percent(before)} before, ${percent(after)} now`;
  const worse = figures.find(({ before, after }) => after < before - TOLERANCE);
  return worse ? rejected(said(worse)) : released(figures.map(said).join('; '));
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function released(why: string): Verdict {
  return { isReleased: true, reason: `Put in use by the rule: ${why}.` };
}

function rejected(why: string): Verdict {
  return { isReleased: false, reason: `Not put in use: ${why}.` };
}
