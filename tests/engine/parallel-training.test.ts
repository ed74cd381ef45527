import { expect, test } from 'vitest';
import { demoCompany, DEMO_DIMENSIONS } from '../../core/demo/demo-company.ts';
import { createCoder } from '../../core/engine/index.ts';
import { RELEASE } from './built-engine.ts';
import { byDay } from './lines.ts';
import { trainInWorkers, type WorkerLedger } from './training-worker.ts';

const ledgerOf = (seed: number): WorkerLedger => ({
  dimensions: DEMO_DIMENSIONS,
  headerFieldNames: [],
  days: byDay(demoCompany(seed).history.lines.slice(0, 600)),
});

test('two workers with one compiled module train two companies at once, each to the model it has alone', async () => {
  const ledgers = [ledgerOf(1), ledgerOf(2)];
  const trained = await trainInWorkers(RELEASE, ledgers);
  const alone = ledgers.map((ledger) => {
    const coder = createCoder(RELEASE, ledger);
    for (const day of ledger.days) coder.learnDay(day);
    return coder.save();
  });
  expect(trained).toHaveLength(2);
  for (const [index, { model }] of trained.entries())
    expect(Buffer.compare(model, alone[index] ?? new Uint8Array())).toBe(0);
  expect(Buffer.compare(alone[0] ?? new Uint8Array(), alone[1] ?? new Uint8Array())).not.toBe(0);
}, 60_000);
