import { expect } from 'vitest';
import type { Draft, DraftCoding } from '../../../server/connectors/draft.ts';
import { fakeClock } from './fake-host.ts';
import { FakeLedger } from './fake-ledger.ts';
import { valueOf } from './pulled-ledger.ts';
import type { MakeSource } from './pull-law.ts';
import { WEATHERS, type Weather } from './weather.ts';

/**
 * What every connector keeps that writes back: the coding stands in the draft after at most two calls whatever is lost on the
 * way, nothing else of the draft is changed, and what is posted, changed since or not known is left as it is.
 */
export async function checkWriteBackLaw(makeSource: MakeSource): Promise<void> {
  for (const weather of WEATHERS)
    for (let fineCount = 0; fineCount < 8; fineCount += 1) await checkWritten(makeSource, weather, fineCount);
  await checkLeftAlone(makeSource);
}

async function checkWritten(makeSource: MakeSource, weather: Weather, fineCount: number): Promise<void> {
  const { source, forecast, draft } = await withDraft(makeSource);
  const coding = codingOf(draft, { account: '6200', tax_code: 'VAT 21', cost_centre: '200' });
  forecast.push(...Array.from({ length: fineCount }, () => 'fine' as const), weather);
  expect(['written', 'unchanged']).toContain(valueOf(await source.connect().writeBack(coding)).kind);
  forecast.length = 0;
  expect(valueOf(await source.connect().writeBack(coding))).toEqual({ kind: 'unchanged' });
  const [after] = valueOf(await source.connect().drafts(null, 10)).drafts;
  expect(after?.fingerprint).toBe(draft.fingerprint);
  expect(after?.lines[0]?.line).toEqual({
    ...draft.lines[0]?.line,
    coding: { account: '6200', tax_code: 'VAT 21', cost_centre: '200' },
  });
}

async function checkLeftAlone(makeSource: MakeSource): Promise<void> {
  const { source, ledger, draft } = await withDraft(makeSource);
  const kindOf = async (coding: DraftCoding): Promise<string> =>
    valueOf(await source.connect().writeBack(coding)).kind;
  const wanted = codingOf(draft, { account: '6200' });
  expect(await kindOf(codingOf(draft, { account: '6200', tax_code: 'none' }))).toBe('refused');
  expect(await kindOf(codingOf(draft, { account: 'none' }))).toBe('refused');
  expect(await kindOf(codingOf(draft, { no_such_dimension: 'X' }))).toBe('refused');
  expect(await kindOf({ ...wanted, fingerprint: 'another' })).toBe('changed');
  expect(await kindOf({ ...wanted, key: '987654' })).toBe('gone');
  expect(await kindOf({ ...wanted, key: 'nonsense' })).toBe('gone');
  const invoice = ledger.invoices[0];
  const line = invoice?.lines[0];
  if (invoice === undefined || line === undefined) throw new Error('no draft in the ledger');
  expect(line).toMatchObject({ account: '6999', taxCode: '', costCentre: '' });
  line.account = '6100';
  expect(await kindOf(wanted)).toBe('changed');
  invoice.state = 'posted';
  expect(await kindOf(wanted)).toBe('posted');
  expect(line.account).toBe('6100');
}

async function withDraft(makeSource: MakeSource) {
  const clock = fakeClock();
  const ledger = new FakeLedger();
  const forecast: Weather[] = [];
  const source = makeSource(ledger, clock, forecast);
  const [line] = ledger.add(clock.nowMs, 1, 'draft', true).lines;
  if (line) line.account = '6999';
  const [draft] = valueOf(await source.connect().drafts(null, 10)).drafts;
  if (draft === undefined) throw new Error('no draft was found');
  return { source, ledger, forecast, draft };
}

function codingOf({ key, fingerprint, lines }: Draft, codes: Readonly<Record<string, string>>): DraftCoding {
  return {
    key,
    fingerprint,
    lines: lines.map((line) => ({
      key: line.key,
      changes: Object.fromEntries(Object.entries(codes).map(([name, to]) => [name, { from: '', to }])),
    })),
  };
}
