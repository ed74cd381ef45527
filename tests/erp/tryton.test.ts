import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_LANE_LIMITS } from '../../core/domain/lane.ts';
import { compileEngine, createCoder, openCoder } from '../../core/engine/index.ts';
import { historyOf } from '../../core/formats/conversion/history-draft.ts';
import { LEFT_BLANK } from '../../core/workflows/coded-blanks.ts';
import { learnable } from '../../core/workflows/learnable.ts';
import { lineAsker } from '../../core/workflows/line-asker.ts';
import { suggestLine } from '../../core/workflows/suggest-line.ts';
import { train } from '../../core/workflows/train.ts';
import type { Connector, DraftPage } from '../../server/connectors/connector.ts';
import type { Draft, DraftCoding } from '../../server/connectors/draft.ts';
import { nodeConnectorHost } from '../../server/connectors/node-connector-host.ts';
import { openConnector } from '../../server/connectors/open-connector.ts';
import { PulledLedger, valueOf } from '../server/connectors/pulled-ledger.ts';
import { startTryton, type RealTryton, type TrytonFilling } from './real-tryton.ts';
import { demoFilling, PLACEHOLDER, type CodedDraft } from './tryton-filling.ts';

let tryton: RealTryton;
let filling: TrytonFilling;
let truth: readonly CodedDraft[];
const ledger = new PulledLedger();

beforeAll(async () => {
  ({ filling, truth } = demoFilling(160, 12));
  tryton = await startTryton(filling);
});

afterAll(() => {
  tryton.stop();
});

describe('a Tryton that Debian installs', () => {
  test('the test of the connection names version, company and dimensions', async () => {
    const found = valueOf(await connect().test());
    expect(found.system).toMatch(/^Tryton \d+\.\d+/);
    expect(found).toMatchObject({
      companyName: filling.companyName,
      dimensions: ['account', 'tax_code', 'cost_centre'],
      remarks: [],
    });
  });

  test('a wrong password, an unknown database and a dead address are told apart', async () => {
    const faultOf = async (changed: object, password = filling.password): Promise<unknown> => {
      const outcome = await connect(changed, password).test();
      return outcome.ok ? null : outcome.fault.code;
    };
    expect(await faultOf({}, 'wrong')).toBe('credentials-refused');
    expect(await faultOf({ signIn: 'basic' }, 'wrong')).toBe('credentials-refused');
    expect(await faultOf({ url: 'http://127.0.0.1:1' })).toBe('unreachable');
  });

  test('masters hold every account, tax, cost centre and supplier that was made', async () => {
    const masters = valueOf(await connect().masters());
    const codes = (name: string): readonly string[] =>
      masters.dimensions.find((one) => one.name === name)?.values.map(({ code }) => code) ?? [];
    expect(codes('account')).toEqual(expect.arrayContaining(filling.accounts.map(({ code }) => code)));
    expect(sorted(codes('tax_code'))).toEqual(sorted(filling.taxes.map(({ name }) => name)));
    expect(sorted(codes('cost_centre'))).toEqual(sorted(filling.costCentres.map(({ code }) => code)));
    const suppliers = masters.suppliers.map(({ id }) => id);
    expect(suppliers).toEqual(expect.arrayContaining(filling.suppliers.map(({ id }) => id)));
  });

  test('in pages of 20, with the server killed on the way, the posted invoices arrive, no more and no less', async () => {
    for (let page = 0; page < 5; page += 1) valueOf(await ledger.pullPage(connect(), 20, page !== 2));
    await tryton.restart();
    await ledger.pull(connect({ signIn: 'basic' }), 20);
    expect(sorted(ledger.documents.keys())).toEqual(sorted(tryton.posted.map(String)));
    const lines = [...ledger.documents.values()].flatMap((document) => document.lines);
    expect(sorted(lines.map(factsOf))).toEqual(sorted(filling.posted.flatMap(filledFacts)));
  });

  test('the listing of ids has the lines of the history', async () => {
    const before = ledger.lineKeys();
    await ledger.reconcile(connect(), 50);
    expect(ledger.lineKeys()).toEqual(before);
  });

  test('what was posted codes the drafts, and the accepted coding is read back from them', async () => {
    const connector = connect();
    const drafts = await allDrafts(connector);
    expect(drafts.map(({ key }) => Number(key))).toEqual(tryton.drafts);
    const codings = await suggestedCodings(drafts);
    const cells = codings.flatMap(({ lines }) => lines.flatMap(({ changes }) => Object.values(changes)));
    expect(cells.length).toBeGreaterThan(drafts.length);
    for (const coding of codings)
      expect(valueOf(await connector.writeBack(coding))).toEqual({
        kind: 'written',
        lineCount: coding.lines.length,
      });
    const after = await allDrafts(connect());
    for (const coding of codings) {
      const draft = after.find(({ key }) => key === coding.key);
      for (const { key, changes } of coding.lines) {
        const line = draft?.lines.find((one) => one.key === key)?.line;
        for (const [dimension, { to }] of Object.entries(changes)) expect(line?.coding[dimension]).toBe(to);
      }
      expect(draft?.fingerprint).toBe(coding.fingerprint);
    }
    printFigures(drafts, codings);
  });

  test('written twice, it is unchanged; a posted invoice and an invoice changed since are left alone', async () => {
    const connector = connect();
    const [draft] = await allDrafts(connector);
    if (draft === undefined) throw new Error('no draft');
    const coding = (key: string, fingerprint: string, from: string, to: string): DraftCoding => ({
      key,
      fingerprint,
      lines: draft.lines.slice(0, 1).map((line) => ({ key: line.key, changes: { account: { from, to } } })),
    });
    const { key, fingerprint } = draft;
    const now = draft.lines[0]?.line.coding['account'] ?? '';
    const other = filling.accounts.find(({ code }) => code !== now && code !== PLACEHOLDER)?.code ?? '';
    const write = async (one: DraftCoding) => valueOf(await connector.writeBack(one));
    expect(await write(coding(key, fingerprint, '', now))).toEqual({ kind: 'unchanged' });
    expect(await write(coding(key, fingerprint, 'as it was', other))).toMatchObject({ kind: 'changed' });
    expect(await write(coding(key, 'another', now, other))).toMatchObject({ kind: 'changed' });
    expect(await write(coding(key, fingerprint, now, 'nowhere'))).toEqual({
      kind: 'refused',
      reasons: ['account nowhere is not known'],
    });
    const posted = String(tryton.posted[0]);
    expect(await write(coding(posted, fingerprint, now, other))).toEqual({ kind: 'posted' });
    expect(await write(coding('987654', fingerprint, now, other))).toEqual({ kind: 'gone' });
  });
});

function connect(changed: object = {}, password = filling.password): Connector {
  const settings = {
    url: tryton.url,
    database: tryton.database,
    user: filling.user,
    placeholderAccounts: [PLACEHOLDER],
    ...changed,
  };
  const host = { ...nodeConnectorHost(new AbortController().signal), sleep: () => Promise.resolve() };
  return valueOf(openConnector('tryton', settings, { password }, host));
}

async function allDrafts(connector: Connector): Promise<readonly Draft[]> {
  const drafts: Draft[] = [];
  let cursor: string | null = null;
  do {
    const page: DraftPage = valueOf(await connector.drafts(cursor, 5));
    drafts.push(...page.drafts);
    cursor = page.next;
  } while (cursor !== null);
  return drafts;
}

/** Trains on what was pulled, saves and opens the model, and takes every suggestion that would be filled in. */
async function suggestedCodings(drafts: readonly Draft[]): Promise<readonly DraftCoding[]> {
  const engine = await compileEngine(
    await readFile(new URL('../../core/engine/build/engine.wasm', import.meta.url)),
  );
  const posted = [...ledger.documents.values()].flatMap(({ lines }) => lines.map(({ line }) => line));
  const columns = learnable(historyOf('Tryton', posted, []).history);
  const learned = createCoder(engine, { ...columns, seed: 1 });
  const training = train(learned, columns.lines);
  while (training.next().done !== true);
  const coder = openCoder(engine, learned.save());
  const open = drafts.flatMap(({ lines }) => lines.map(({ line }) => line));
  const uncoded = historyOf('drafts', open, []).history;
  const asked = lineAsker(uncoded, coder);
  let at = 0;
  return drafts.map(({ key, fingerprint, lines }) => ({
    key,
    fingerprint,
    lines: lines.flatMap((line) => {
      const question = uncoded.lines[at];
      at += 1;
      const answers = question ? suggestLine(coder, asked(question), DEFAULT_LANE_LIMITS) : [];
      const changes = Object.fromEntries(
        answers.flatMap(({ dimension, value }) =>
          value === null || value === LEFT_BLANK ? [] : [[dimension, { from: '', to: value }]],
        ),
      );
      return Object.keys(changes).length > 0 ? [{ key: line.key, changes }] : [];
    }),
  }));
}

function printFigures(drafts: readonly Draft[], codings: readonly DraftCoding[]): void {
  const names = { account: 'account', cost_centre: 'costCentre', tax_code: 'tax' } as const;
  for (const [dimension, name] of Object.entries(names)) {
    let cellCount = 0;
    let filledCount = 0;
    let rightCount = 0;
    for (const { key, lines } of drafts) {
      const draft = drafts.find((one) => one.key === key);
      const right = truth.find(({ reference }) => reference === draft?.label)?.lines ?? [];
      for (const [index, line] of lines.entries()) {
        const filled = codings.find((one) => one.key === key)?.lines.find((one) => one.key === line.key)
          ?.changes[dimension]?.to;
        cellCount += 1;
        if (filled !== undefined) filledCount += 1;
        if (filled !== undefined && filled === right[index]?.[name]) rightCount += 1;
      }
    }
    console.log(`${dimension}: ${filledCount} of ${cellCount} cells filled, ${rightCount} of them as posted`);
  }
}

function factsOf({ line }: { readonly line: HistoryLine }): string {
  const { account = '', cost_centre: centre = '', tax_code: tax = '' } = line.coding;
  return [
    line.documentId,
    line.supplierId,
    line.date,
    line.text,
    line.amountMinor,
    account,
    centre,
    tax,
  ].join('|');
}

type HistoryLine = Draft['lines'][number]['line'];

function filledFacts(invoice: TrytonFilling['posted'][number]): readonly string[] {
  return invoice.lines.map((line) => {
    const minor = Number(line.unitPrice.replace('.', ''));
    const { account, costCentre, tax } = line;
    return [
      invoice.reference,
      invoice.supplier,
      invoice.date,
      line.text,
      minor,
      account,
      costCentre,
      tax,
    ].join('|');
  });
}

function sorted(texts: Iterable<string>): readonly string[] {
  return [...texts].sort();
}
