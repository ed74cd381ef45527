import type { Connector } from '../../../server/connectors/connector.ts';
import type { Draft, DraftCoding, WriteBack } from '../../../server/connectors/draft.ts';
import type { ConnectorSource } from '../../../server/services/connector-source.ts';

/** The fingerprint of the one draft that the test's ERP has. */
export const FINGERPRINT = 'f'.repeat(64);

const DRAFT: Draft = {
  key: '17',
  kind: 'invoice',
  label: 'RE-17',
  changedAt: '2026-01-31T09:30:00.000Z',
  fingerprint: FINGERPRINT,
  lines: [
    {
      key: '1',
      line: {
        documentId: '17',
        lineNo: 1,
        date: '2026-01-15',
        direction: 'received',
        supplierName: 'Nordlicht Energie',
        supplierId: 'S-17',
        supplierTaxId: '',
        text: 'electricity',
        quantity: null,
        unitPrice: null,
        amountMinor: 12_050,
        currency: 'EUR',
        taxRate: 19,
        company: '',
        fields: {},
        coding: {},
      },
    },
  ],
};

/** ERPs by their settings, each with one draft, which takes a coding once; a coding of another draft than it has, it refuses as connectors do. */
export function testSource(): ConnectorSource {
  const written = new Set<string>();
  const unused = () => Promise.reject(new Error('the API does not ask a connector for this'));
  const writeBack = (place: string, { key, fingerprint }: DraftCoding): WriteBack => {
    if (key !== DRAFT.key) return { kind: 'gone' };
    if (fingerprint !== FINGERPRINT) return { kind: 'changed', what: 'its amounts' };
    if (written.has(place)) return { kind: 'unchanged' };
    written.add(place);
    return { kind: 'written', lineCount: 1 };
  };
  const connectorAt = (place: string): Connector => ({
    kind: 'tryton',
    abilities: { listing: false, drafts: true },
    test: unused,
    masters: unused,
    history: unused,
    listing: unused,
    drafts: () => Promise.resolve({ ok: true, value: { drafts: [DRAFT], faults: [], next: null } }),
    writeBack: (coding) => Promise.resolve({ ok: true, value: writeBack(place, coding) }),
  });
  return {
    isKind: (text): text is 'tryton' | 'folder' => text === 'tryton' || text === 'folder',
    open(kind, settings) {
      const connector = connectorAt(JSON.stringify(settings));
      if (kind === 'tryton') return { ok: true, value: connector };
      return { ok: true, value: { ...connector, kind, abilities: { listing: false, drafts: false } } };
    },
  };
}
