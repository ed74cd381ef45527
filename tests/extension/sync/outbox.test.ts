import { beforeEach, describe, expect, it } from 'vitest';
import type { Decision } from '../../../core/contracts/decision.ts';
import { decisionBatch } from '../../../core/contracts/decision.ts';
import { companyStore, type KeyedStore } from '../../../extension/sync/keyed-store.ts';
import {
  putIntoOutbox,
  sendOutbox,
  waitingBatches,
  type WaitingBatch,
} from '../../../extension/sync/outbox.ts';
import { storeInMemory } from './store-in-memory.ts';

const decision: Decision = {
  kind: 'accepted',
  line: {
    ...{ date: '2026-01-02', documentId: 'I-1', direction: null, supplierName: 'Staples' },
    ...{ supplierId: '', supplierTaxId: '', text: 'toner', amountMinor: 100, currency: 'EUR' },
    ...{ taxRate: 21, company: '', fields: {}, sourceDocumentId: null, sourceLineId: null },
    ...{ lineNo: null, quantity: null, unitPrice: null },
  },
  before: { account: '0410' },
  after: { account: '0410' },
  modelSha256: 'a'.repeat(64),
  decidedAt: '2026-01-02T10:00:00Z',
};

let store: KeyedStore;
let keys: number;
const put = (count: number): Promise<void> =>
  putIntoOutbox(
    store,
    Array.from({ length: count }, () => decision),
    () => `key-${String((keys += 1)).padStart(4, '0')}`,
  );

beforeEach(() => {
  store = companyStore(storeInMemory(), 'north');
  keys = 0;
});

describe('the outbox', () => {
  it('holds what the server takes, in batches of at most 500', async () => {
    await put(1_100);
    const batches = await waitingBatches(store);
    expect(batches.map(({ decisionCount }) => decisionCount)).toEqual([500, 500, 100]);
    for (const { body } of batches) expect(decisionBatch.safeParse(JSON.parse(body)).success).toBe(true);
  });

  it('keeps a batch under its key until it was taken, and sends the very same again', async () => {
    await put(3);
    const sent: WaitingBatch[] = [];
    const first = await sendOutbox(store, (batch) => {
      sent.push(batch);
      return Promise.resolve('later');
    });
    expect(first).toEqual({ takenCount: 0, refusedCount: 0, waitingCount: 3 });
    const second = await sendOutbox(store, (batch) => {
      sent.push(batch);
      return Promise.resolve('taken');
    });
    expect(second).toEqual({ takenCount: 3, refusedCount: 0, waitingCount: 0 });
    expect(sent[1]).toEqual(sent[0]);
  });

  it('goes on behind a batch that is refused for good, and stops at one that has to wait', async () => {
    await put(501);
    await put(1);
    const answers = ['refused', 'taken', 'later'] as const;
    let call = 0;
    const run = await sendOutbox(store, () => Promise.resolve(answers[call++] ?? 'later'));
    expect(run).toEqual({ takenCount: 1, refusedCount: 500, waitingCount: 1 });
  });
});

describe('a company’s part of a store', () => {
  it('shows nothing of another company, whose id begins alike neither', async () => {
    const all = storeInMemory();
    await companyStore(all, 'north').put('settings', 'limits', 'ours');
    for (const other of ['northern', 'nort', 'south', '']) {
      expect(await companyStore(all, other).get('settings', 'limits')).toBeUndefined();
      expect(await companyStore(all, other).list('settings', '')).toEqual([]);
    }
    expect(await companyStore(all, 'north').list('settings', '')).toEqual([['limits', 'ours']]);
  });
});
