import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobRuns, models } from '../../../server/storage/schema.ts';
import { placeText, type Page, type PageRequest } from '../../../server/services/page.ts';
import type { Outcome } from '../../../server/services/outcome.ts';
import { openServer, TESTER } from '../opened-server.ts';

/** Nine rows of four moments: pages end between moments and within them. */
const MOMENTS = ['00', '00', '00', '00', '01', '02', '02', '02', '03'].map(
  (second) => `2026-01-31T09:30:${second}.120Z`,
);
const IDS = ['d', 'b', 'c', 'a', 'g', 'h', 'f', 'e', 'i'];

let server: Awaited<ReturnType<typeof openServer>>;
beforeAll(async () => {
  server = await openServer(null);
  for (const tenantId of ['acme', 'other']) {
    await server.services.tenants.create(tenantId, { name: tenantId, partner: null }, TESTER);
    await server.store.inTenant(tenantId, async (transaction) => {
      for (const [at, createdAt] of MOMENTS.entries()) {
        const id = `${tenantId}-${IDS[at] ?? ''}`;
        const state = 'done' as const;
        await transaction
          .insert(jobRuns)
          .values({ tenantId, jobId: id, kind: 'prune', subject: '', state, createdAt });
        await transaction.insert(models).values({
          ...{ tenantId, modelId: id, state: 'rejected', createdAt, lineCount: 1, decisionSequence: 0 },
          ...{ historyRevision: 0, dimensions: ['account'], headerFieldNames: [], seed: 1 },
          ...{ sha256: id, byteCount: 1 },
        });
      }
    });
  }
});
afterAll(() => server.stop(1000));

type List = (request: PageRequest) => Promise<Outcome<Page<{ readonly createdAt: string }>>>;

const lists: readonly (readonly [string, List])[] = [
  ['jobs', (request) => server.services.jobs.list('acme', request)],
  ['models', (request) => server.services.models.list('acme', request)],
];

const idOf = (row: object): string =>
  String('jobId' in row ? row.jobId : 'modelId' in row ? row.modelId : '');

async function walk(list: List, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const outcome: Outcome<Page<object>> = await list({ after, limit });
    if (!outcome.ok) throw new Error(outcome.sentence);
    ids.push(...outcome.value.rows.map(idOf));
    after = outcome.value.next;
  } while (after !== null && ids.length <= MOMENTS.length);
  return ids;
}

describe.each(lists)('the list of %s', (_, list) => {
  test('has every row once, newest first, wherever its pages end', async () => {
    const newestFirst = IDS.map((id, at) => `${MOMENTS[at] ?? ''} acme-${id}`)
      .sort()
      .reverse()
      .map((text) => text.split(' ')[1]);
    for (const limit of [1, 2, 3, 4, 8, 9, 10])
      expect(await walk(list, limit), `${limit}`).toEqual(newestFirst);
  });

  test.each([
    ['no moment', ['yesterday', 'acme-a']],
    ['a day that no month has', ['2026-02-31T09:30:00.000Z', 'acme-a']],
    ['a year before the first', ['0000-01-01T00:00:00.000Z', 'acme-a']],
    ['a NUL', ['2026-01-31T09:30:00.000Z', 'acme\0']],
    ['one part only', ['2026-01-31T09:30:00.000Z']],
  ])('refuses a place with %s', async (_fault, parts) => {
    expect(await list({ after: placeText(parts), limit: 2 })).toMatchObject({ ok: false, code: 'invalid' });
  });
});

test('a place with a NUL is refused by lists of texts too', async () => {
  const after = placeText(['a', 'b\0', 'c']);
  expect(await server.services.history.page('acme', { after, limit: 2 })).toMatchObject({ code: 'invalid' });
});
