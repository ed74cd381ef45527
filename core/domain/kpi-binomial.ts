import type { SeededNumbers } from './kpi-random.ts';
import { logFactorial } from './log-factorial.ts';

/** Expected successes up to which counting up the probabilities is quicker than rejection. */
const FEW = 10;

/** How many of `trials` independent trials succeed, each with probability `chance` in 0..1. */
export function drawBinomial(source: SeededNumbers, trials: number, chance: number): number {
  if (trials === 0 || chance <= 0) return 0;
  if (chance >= 1) return trials;
  if (chance > 0.5) return trials - drawBinomial(source, trials, 1 - chance);
  return trials * chance < FEW ? byInversion(source, trials, chance) : byRejection(source, trials, chance);
}

/** Adds up probabilities from 0 successes on until they exceed a uniform number. */
function byInversion(source: SeededNumbers, trials: number, chance: number): number {
  const odds = chance / (1 - chance);
  let probability = (1 - chance) ** trials;
  let left = source.uniform();
  let successes = 0;
  while (left > probability && successes < trials) {
    left -= probability;
    successes += 1;
    probability *= (odds * (trials - successes + 1)) / successes;
  }
  return successes;
}

/**
 * Hörmann's transformed rejection with squeeze (BTRS; The generation of binomial random variates, J. Stat. Comput. Simul.
 * 46, 1993). Constants as published; needs trials * chance >= 10 and chance <= 0.5.
 */
function byRejection(source: SeededNumbers, trials: number, chance: number): number {
  const deviation = Math.sqrt(trials * chance * (1 - chance));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * chance;
  const centre = trials * chance + 0.5;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const odds = chance / (1 - chance);
  const mode = Math.floor((trials + 1) * chance);
  const atMode = logFactorial(mode) + logFactorial(trials - mode);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const distance = 0.5 - Math.abs(u);
    const successes = Math.floor(((2 * a) / distance + b) * u + centre);
    if (distance >= 0.07 && v <= 0.92 - 4.2 / b) return successes;
    if (successes < 0 || successes > trials) continue;
    const logRatio =
      atMode -
      logFactorial(successes) -
      logFactorial(trials - successes) +
      (successes - mode) * Math.log(odds);
    if (Math.log((v * alpha) / (a / (distance * distance) + b)) <= logRatio) return successes;
  }
}
