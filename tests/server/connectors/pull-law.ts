import fc from 'fast-check';
import { expect } from 'vitest';
import type { Connector } from '../../../server/connectors/connector.ts';
import { fakeClock, type FakeClock } from './fake-host.ts';
import { changedMs, FakeLedger, type FakeInvoice } from './fake-ledger.ts';
import { PulledLedger, valueOf } from './pulled-ledger.ts';
import { WEATHERS, type Weather } from './weather.ts';

/** A fake source with a way to connect anew, as a process that was started again does. */
export interface FakeSource {
  connect(): Connector;
}

/** Makes a fake source over a ledger; it takes weathers off the forecast. */
export type MakeSource = (ledger: FakeLedger, clock: FakeClock, forecast: Weather[]) => FakeSource;

/** What is done to the source between two pages. */
type Happening =
  | {
      readonly kind: 'add';
      readonly lineCount: number;
      readonly isEdited: boolean;
      readonly lateSeconds: number;
    }
  | { readonly kind: 'burst'; readonly invoiceCount: number }
  | { readonly kind: 'edit' | 'cancel' | 'delete'; readonly pick: number }
  | { readonly kind: 'pass'; readonly seconds: number };

/** One page with what goes before it. */
interface Step {
  readonly happenings: readonly Happening[];
  readonly weathers: readonly Weather[];
  /** The process dies after it got the page and before it kept it. */
  readonly isKilled: boolean;
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('add' as const),
    lineCount: fc.integer({ min: 1, max: 3 }),
    isEdited: fc.boolean(),
    lateSeconds: fc.integer({ min: 0, max: 300 }),
  }),
  fc.record({ kind: fc.constant('burst' as const), invoiceCount: fc.integer({ min: 2, max: 9 }) }),
  fc.record({
    kind: fc.constantFrom('edit' as const, 'cancel' as const, 'delete' as const),
    pick: fc.nat(1000),
  }),
  fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 0, max: 900 }) }),
);

const step: fc.Arbitrary<Step> = fc.record({
  happenings: fc.array(happening, { maxLength: 3 }),
  weathers: fc.array(fc.constantFrom(...WEATHERS), { maxLength: 3 }),
  isKilled: fc.boolean(),
});

/**
 * The law that every connector keeps: whatever the page size, the faults on the way, the restarts and the changes in the
 * meantime, once the source is quiet and has been pulled and reconciled, the lines kept are those posted there, once each.
 */
export async function checkPullLaw(makeSource: MakeSource, runCount: number): Promise<void> {
  const plan = fc.record({
    pageSize: fc.integer({ min: 1, max: 7 }),
    steps: fc.array(step, { maxLength: 14 }),
  });
  await fc.assert(
    fc.asyncProperty(plan, async ({ pageSize, steps }) => {
      const clock = fakeClock();
      const ledger = new FakeLedger();
      const forecast: Weather[] = [];
      const source = makeSource(ledger, clock, forecast);
      const pulled = new PulledLedger();
      let connector = source.connect();
      for (const { happenings, weathers, isKilled } of steps) {
        for (const one of happenings) happen(one, ledger, clock);
        forecast.push(...weathers);
        await pulled.pullPage(connector, pageSize, !isKilled);
        if (isKilled) connector = source.connect();
      }
      forecast.length = 0;
      clock.nowMs += 60_000;
      await pulled.pull(source.connect(), pageSize, 2_000);
      await pulled.pull(source.connect(), pageSize, 2_000);
      await pulled.reconcile(source.connect(), pageSize);
      expect(factsPulled(pulled)).toEqual(factsPosted(ledger));
    }),
    { numRuns: runCount, seed: 20_260_504 },
  );
}

/** The listing has the keys of the posted lines whatever its page size. */
export async function checkListingLaw(makeSource: MakeSource): Promise<void> {
  const clock = fakeClock();
  const ledger = new FakeLedger();
  for (let count = 0; count < 13; count += 1)
    ledger.add(clock.nowMs - count * 1000, 1 + (count % 3), count % 4 === 0 ? 'draft' : 'posted', true);
  for (const pageSize of [1, 2, 5, 100]) {
    const pulled = new PulledLedger();
    const source = makeSource(ledger, clock, []);
    await pulled.pull(source.connect(), 50);
    const before = pulled.lineKeys();
    await pulled.reconcile(source.connect(), pageSize);
    expect(pulled.lineKeys()).toEqual(before);
    const first = valueOf(await source.connect().listing(null, pageSize));
    expect(first.lines.length).toBeGreaterThan(0);
  }
}

function happen(one: Happening, ledger: FakeLedger, clock: FakeClock): void {
  if (one.kind === 'pass') clock.nowMs += one.seconds * 1000;
  else if (one.kind === 'add')
    // Time stamped when its transaction began, seen when it ends.
    ledger.add(clock.nowMs - one.lateSeconds * 1000, one.lineCount, 'posted', one.isEdited);
  else if (one.kind === 'burst')
    for (let count = 0; count < one.invoiceCount; count += 1) ledger.add(clock.nowMs, 1, 'posted', true);
  else change(one.kind, ledger, ledger.invoices[one.pick % Math.max(1, ledger.invoices.length)], clock);
}

function change(
  kind: 'edit' | 'cancel' | 'delete',
  ledger: FakeLedger,
  invoice: FakeInvoice | undefined,
  clock: FakeClock,
): void {
  if (invoice === undefined) return;
  if (kind === 'delete') {
    ledger.remove(invoice);
    return;
  }
  invoice.writtenMs = Math.max(clock.nowMs, changedMs(invoice));
  if (kind === 'cancel') invoice.state = 'cancelled';
  else invoice.lines = [...invoice.lines.slice(1), ledger.line()];
}

function factsPulled(pulled: PulledLedger): readonly string[] {
  return [...pulled.documents.values()]
    .flatMap(({ lines }) =>
      lines.map(
        ({ line }) =>
          `${line.documentId ?? ''} ${line.text} ${line.amountMinor} ${line.coding['account'] ?? ''}`,
      ),
    )
    .sort();
}

function factsPosted(ledger: FakeLedger): readonly string[] {
  return ledger
    .postedLines()
    .map(({ invoice, line }) => `${invoice.reference} ${line.text} ${line.amountMinor} ${line.account}`)
    .sort();
}
