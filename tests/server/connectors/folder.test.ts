import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Connector } from '../../../server/connectors/connector.ts';
import { openConnector } from '../../../server/connectors/open-connector.ts';
import { fakeClock, fakeHost } from './fake-host.ts';
import { PulledLedger, valueOf } from './pulled-ledger.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontera-folder-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** `whileWaiting` happens between the two looks at a file. */
function connect(whileWaiting: () => void = () => undefined): Connector {
  const host = fakeHost(fakeClock(), () => Promise.reject(new Error('a folder asks no network')));
  const sleep = () => {
    whileWaiting();
    return Promise.resolve();
  };
  return valueOf(openConnector('folder', { folder }, null, { ...host, sleep }));
}

/** A history of documents `from` to `to`, one line each. */
function put(name: string, from: number, to: number, account = '6100'): void {
  const rows = ['date,document_id,supplier_name,amount,text,coding.account'];
  for (let at = from; at <= to; at += 1) rows.push(`2026-03-01,R-${at},Acme,${at}.00,Line ${at},${account}`);
  writeFileSync(join(folder, name), `${rows.join('\n')}\n`);
}

const below = (subfolder: string): readonly string[] => readdirSync(join(folder, subfolder)).sort();

function codesOf(pulled: PulledLedger): readonly string[] {
  return [...pulled.documents.values()]
    .flatMap(({ lines }) =>
      lines.map(({ line }) => `${line.documentId ?? ''} ${line.coding['account'] ?? ''}`),
    )
    .sort();
}

describe('a watched folder', () => {
  test('files become history and are moved once their pages are kept', async () => {
    put('a.csv', 1, 5);
    put('b.csv', 6, 8);
    const pulled = new PulledLedger();
    await pulled.pull(connect(), 2);
    expect(codesOf(pulled)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((at) => `R-${at} 6100`));
    expect(below('processed')).toEqual(['a.csv']);
    await pulled.pull(connect(), 2);
    expect(below('processed')).toEqual(['a.csv', 'b.csv']);
    expect(codesOf(pulled)).toHaveLength(8);
  });

  test('whatever the page size and wherever the process is killed, nothing is lost or doubled', async () => {
    const plan = fc.record({
      pageSize: fc.integer({ min: 1, max: 6 }),
      counts: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
      kills: fc.array(fc.boolean(), { maxLength: 12 }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ pageSize, counts, kills }) => {
        rmSync(folder, { recursive: true });
        folder = mkdtempSync(join(tmpdir(), 'kontera-folder-'));
        let last = 0;
        for (const [at, count] of counts.entries()) {
          put(`${at}.csv`, last + 1, last + count);
          last += count;
        }
        const pulled = new PulledLedger();
        for (const isKilled of kills) await pulled.pullPage(connect(), pageSize, !isKilled);
        await pulled.pull(connect(), pageSize, 200);
        await pulled.pull(connect(), pageSize, 200);
        expect(codesOf(pulled)).toHaveLength(last);
        expect(below('processed')).toHaveLength(counts.length);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test('a bad file is named with its row and column, put aside with the reason, and holds up no other', async () => {
    writeFileSync(
      join(folder, 'a-bad.csv'),
      'date,supplier_name,amount,coding.account\nnever,Acme,many,6100\n',
    );
    writeFileSync(join(folder, 'b-foreign.pdf'), '%PDF-1.7 nothing in it');
    put('c-good.csv', 1, 2);
    const pulled = new PulledLedger();
    const first = valueOf(await connect().history(null, 5));
    expect(first.faults[0]).toMatchObject({ file: 'a-bad.csv' });
    await pulled.pull(connect(), 5);
    await pulled.pull(connect(), 5);
    expect(codesOf(pulled)).toEqual(['R-1 6100', 'R-2 6100']);
    expect(below('processed')).toEqual(['c-good.csv']);
    expect(below('failed')).toEqual(['a-bad.csv', 'a-bad.csv.txt', 'b-foreign.pdf', 'b-foreign.pdf.txt']);
    expect(readFileSync(join(folder, 'failed', 'a-bad.csv.txt'), 'utf8')).toMatch(/a-bad\.csv.*expected/);
  });

  test('a file that still grows is left until it has settled', async () => {
    put('a.csv', 1, 2);
    const growing = valueOf(await connect(() => put('a.csv', 1, 9)).history(null, 50));
    expect(growing.documents).toEqual([]);
    expect(valueOf(await connect().history(null, 50)).documents).toHaveLength(9);
  });

  test('unfinished names, links and subfolders are left alone', async () => {
    put('a.csv.part', 1, 2);
    put('.hidden.csv', 1, 2);
    put('~$open.xlsx', 1, 2);
    symlinkSync('/etc/hostname', join(folder, 'link.csv'));
    expect(valueOf(await connect().history(null, 5))).toMatchObject({
      documents: [],
      faults: [],
      isLast: true,
    });
  });

  test('a later file replaces the documents that it has again', async () => {
    put('a.csv', 1, 3, '6100');
    const pulled = new PulledLedger();
    await pulled.pull(connect(), 10);
    put('b.csv', 2, 4, '6200');
    await pulled.pull(connect(), 10);
    expect(codesOf(pulled)).toEqual(['R-1 6100', 'R-2 6200', 'R-3 6200', 'R-4 6200']);
  });

  test('a name that was processed before is not overwritten', async () => {
    const pulled = new PulledLedger();
    for (const account of ['6100', '6200']) {
      put('a.csv', 1, 1, account);
      await pulled.pull(connect(), 10);
      await pulled.pull(connect(), 10);
    }
    expect(below('processed')).toHaveLength(2);
  });

  test('a cursor cannot name a file elsewhere', async () => {
    const current = { name: '../secret.csv', hash: '0', givenCount: 0 };
    const cursor = JSON.stringify({ of: 'folder/1', finished: null, current });
    expect(await connect().history(cursor, 5)).toEqual({ ok: false, fault: { code: 'bad-cursor' } });
  });

  test('a folder that is not there is named', async () => {
    const settings = { folder: join(folder, 'nowhere') };
    const host = fakeHost(fakeClock(), () => Promise.reject(new Error('unused')));
    const connector = valueOf(openConnector('folder', settings, null, host));
    expect(await connector.test()).toMatchObject({ ok: false, fault: { code: 'not-found' } });
  });
});
