import type { Connector, HistoryPage } from '../../server/connectors/connector.ts';
import type { Outcome } from '../../server/connectors/outcome.ts';
import { connectorSource, type ConnectorSource } from '../../server/services/connector-source.ts';
import { madeDocuments } from './made-history.ts';

/** A source with `documentCount` made documents; the overlap of a pull that goes on is one document. */
export function madeConnector(documentCount: () => number): Connector {
  const given = <Value>(value: Value): Promise<Outcome<Value>> => Promise.resolve({ ok: true, value });
  return {
    kind: 'tryton',
    abilities: { listing: true, drafts: false },
    test: () => given({ system: 'Made', companyName: 'Made', dimensions: ['account'], remarks: [] }),
    masters: () =>
      given({
        dimensions: [
          { name: 'account', label: 'Account', values: ['4000', '4100', '4200', '0210', '6300'].map(master) },
        ],
        suppliers: [{ id: 'S1', name: 'Supplier 1', taxId: '', isBlocked: false }],
      }),
    history: (cursor, count) => given(page(cursor, count, documentCount())),
    listing: (cursor) => {
      const lines = madeDocuments(0, documentCount()).flatMap(({ key, lines: own }) =>
        own.map((line) => ({ documentKey: key, lineKey: line.key })),
      );
      return given({ lines: cursor === null ? lines : [], next: null });
    },
    drafts: () => Promise.reject(new Error('it has no drafts')),
    writeBack: () => Promise.reject(new Error('it has no drafts')),
  };
}

function page(cursor: string | null, count: number, total: number): HistoryPage {
  const from = cursor === null ? 0 : Math.max(0, Number(cursor) - 1);
  const documents = madeDocuments(from, Math.max(0, Math.min(count, total - from)));
  const next = from + documents.length;
  return {
    ...{ documents, withdrawn: [], faults: [], cursor: String(next), isLast: next >= total },
    upTo: documents.at(-1)?.changedAt ?? null,
  };
}

function master(code: string) {
  return {
    ...{ code, name: `Account ${code}`, parentCode: null, validFrom: null, validUntil: null },
    ...{ isBlocked: false, allowed: {} },
  };
}

/** Where every connection, whatever its kind says, is the made source. */
export function madeSource(documentCount: () => number): ConnectorSource {
  return connectorSource(
    (text): text is 'tryton' => text === 'tryton',
    () => ({ ok: true, value: madeConnector(documentCount) }),
    () => ({
      ...{ fetch: () => Promise.reject(new Error('nothing is fetched')), nowMs: () => 0 },
      ...{ sleep: () => Promise.resolve(), deadline: () => AbortSignal.abort(), random: () => 0 },
      signal: AbortSignal.abort(),
    }),
  );
}
