import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import munkres from 'munkres';
import type { CodeTables } from '../tests/engine/code-tables.ts';
import { medianMicroseconds } from './microseconds.ts';
import { pythonWith } from './python.ts';

/** What another program needs for the tables of one size, from codes to pairs. */
export interface PeerTime {
  readonly microseconds: number;
  /** Right segments of all tables together. */
  readonly tp: number;
}

const SCRIPT = 'bench/matching-scipy.py';

/** SciPy with NumPy in one Python process, for each size; null where Python does not have them. */
export function byScipy(sizes: readonly (readonly CodeTables[])[]): PeerTime[] | null {
  const python = pythonWith(['numpy', 'scipy']);
  if (python === null || !existsSync(SCRIPT)) return null;
  const input = JSON.stringify(sizes);
  const { stdout } = spawnSync(python, [SCRIPT], { input, encoding: 'utf8', maxBuffer: 1 << 26 });
  return stdout.trim().split('\n').map(peerTime);
}

function peerTime(text: string): PeerTime {
  const read: unknown = JSON.parse(text);
  if (typeof read === 'object' && read !== null && 'microseconds' in read && 'tp' in read) {
    const { microseconds, tp } = read;
    if (typeof microseconds === 'number' && typeof tp === 'number') return { microseconds, tp };
  }
  throw new Error(`${SCRIPT} must print microseconds and tp for each size, not ${text}`);
}

/** The npm package munkres on an array of arrays of numbers. */
export function byMunkres(tables: readonly CodeTables[]): PeerTime {
  const tp = tables.reduce((sum, one) => sum + solve(one), 0);
  return { microseconds: medianMicroseconds(tables, solve).median, tp };
}

/** Matches and answers the right segments; what neither line has null is not missing, so that is what decides next. */
function solve({ predicted, truth }: CodeTables): number {
  const unit = 15 * predicted.length + 1;
  const costs = predicted.map((p) =>
    truth.map((t) => {
      let right = 0;
      let both = 0;
      for (let lane = 0; lane < p.length; lane += 1) {
        const code = p[lane];
        if (code === 0 || t[lane] === 0) continue;
        both += 1;
        if (code === t[lane]) right += 1;
      }
      return -(right * unit + both);
    }),
  );
  const pairs = munkres(costs);
  return pairs.reduce((sum, [row, column]) => sum + Math.floor(-(costs[row]?.[column] ?? 0) / unit), 0);
}
