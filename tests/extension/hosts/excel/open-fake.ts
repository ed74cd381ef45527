import type { JournalEvent, SheetHost, SheetJournal, SheetRow } from '../../../../extension/hosts/host.ts';
import type { HostOutcome, HostWork } from '../../../../extension/hosts/host-outcome.ts';
import type { ExcelEntry, HostTiming } from '../../../../extension/hosts/excel/excel-entry.ts';
import { ExcelHost } from '../../../../extension/hosts/excel/excel-host.ts';
import type { FakeHost } from '../../../fakes/office/fake-host.ts';

/** Lets other things happen, and no time pass. */
const AT_ONCE: HostTiming = { wait: () => new Promise((resolve) => setImmediate(resolve)) };

/** The host on a fake Excel. */
export function hostOn(fake: FakeHost): SheetHost {
  const entry = {
    run: fake.run,
    supports: (set: string, version: string) => fake.supports(set, version),
  } as unknown as ExcelEntry;
  const look = {
    read: () => ({ language: 'en-US', locale: 'en-GB', isDark: false }),
    listen: () => () => undefined,
  };
  return new ExcelHost({ entry, look, workbookName: 'journal.xlsx', timing: AT_ONCE });
}

/** Work that notes what it is told. */
export interface NotedWork extends HostWork {
  readonly told: string[];
  readonly end: AbortController;
}

/** Work to be followed by a test. */
export function noted(): NotedWork {
  const told: string[] = [];
  const end = new AbortController();
  return {
    told,
    end,
    signal: end.signal,
    progress: (done, total) => told.push(`${done}/${total}`),
    waitsForCell: (isWaiting) => told.push(isWaiting ? 'waits' : 'goes on'),
  };
}

/** The value of an outcome that must be one. */
export function valueOf<Value>(outcome: HostOutcome<Value>): Value {
  if (!outcome.ok) throw new Error(`${outcome.fault.code}: ${outcome.fault.detail}`);
  return outcome.value;
}

/** The likeliest journal, open and read, with the events that it tells. */
export async function openJournal(
  fake: FakeHost,
): Promise<{ journal: SheetJournal; rows: readonly SheetRow[]; events: JournalEvent[] }> {
  const host = hostOn(fake);
  const [found] = valueOf(await host.findJournals(noted()));
  if (!found) throw new Error('no journal was found');
  const journal = valueOf(await host.openJournal(found.key, noted()));
  const rows = valueOf(await journal.readRows(noted()));
  const events: JournalEvent[] = [];
  journal.listen((event) => events.push(event));
  return { journal, rows, events };
}

/** Resolves once events have been looked at. */
export async function eventsTaken(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
