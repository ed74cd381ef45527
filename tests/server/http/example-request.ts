import type { Route } from '../../../server/http/route.ts';

/** A decision as an add-in sends it. */
export const DECISION = {
  kind: 'changed',
  line: {
    date: '2026-01-15',
    documentId: 'INV-7',
    lineNo: 1,
    direction: 'received',
    supplierName: 'Nordlicht Energie',
    supplierId: 'S-17',
    supplierTaxId: 'DE811907980',
    text: 'electricity January',
    quantity: 1,
    unitPrice: 120.5,
    amountMinor: 12_050,
    currency: 'EUR',
    taxRate: 19,
    company: '',
    fields: { buyer: 'Maintenance' },
    sourceDocumentId: null,
    sourceLineId: null,
  },
  before: { account: '4400' },
  after: { account: '4240' },
  modelSha256: 'a'.repeat(64),
  decidedAt: '2026-01-16T08:00:00Z',
} as const;

const DRAFT_CODING = {
  key: '17',
  fingerprint: 'f'.repeat(64),
  date: '2026-01-15',
  lines: [{ key: '1', before: { account: null }, after: { account: '4240' } }],
};

/** By route a body that it takes. A route with a body and none here fails the tests that walk the routes. */
const BODIES: Readonly<Record<string, unknown>> = {
  'post /decisions': { decisions: [DECISION] },
  'post /connections': {
    kind: 'folder',
    label: 'Exports',
    settings: { path: 'exports' },
    secret: null,
  },
  'patch /connections/{connectionId}': { label: 'Exports of the ledger' },
  'post /drafts/check': DRAFT_CODING,
  'post /connections/{connectionId}/drafts/send': DRAFT_CODING,
  'post /jobs': { kind: 'train' },
  'patch /settings': { keptModels: 7 },
  'post /keys': { label: 'Add-in of Vera', role: 'accountant', validDays: 30 },
  'post /models/{modelId}/release': { reason: 'looked at' },
  'post /releases/roll-back': { reason: 'looked at' },
  'post /tenants': { tenantId: 'another', name: 'Another' },
  'post /tenant/erasure': { name: 'not its name' },
};

/** A body that a route takes, undefined where it takes none. */
export function exampleBody(route: Route): unknown {
  if (!('body' in route.takes.shape)) return undefined;
  const body = BODIES[`${route.method} ${route.path}`];
  if (body === undefined) throw new Error(`no example body for ${route.method} ${route.path}: add one`);
  return body;
}
