import type { IsoDate } from '../../../core/domain/calendar-day.ts';
import type { JsonPlace } from '../http/json-place.ts';
import { readDay, readInstantMs } from './tryton-values.ts';

/** What is read of a supplier's invoice beside its lines. */
export interface TrytonInvoice {
  readonly id: number;
  readonly changedMs: number;
  readonly state: string;
  /** For `_timestamp` in the context of a write: refuses it where someone else wrote since. */
  readonly timestamp: string;
  readonly documentId: string;
  readonly description: string;
  readonly date: IsoDate;
  readonly currency: string;
  readonly companyName: string;
  readonly supplier: { readonly id: string; readonly name: string; readonly taxId: string };
}

/** Fields of `account.invoice` that `readInvoice` needs. */
export const INVOICE_FIELDS = [
  'state',
  'number',
  'reference',
  'description',
  'invoice_date',
  'accounting_date',
  'create_date',
  'write_date',
  '_timestamp',
  'currency.code',
  'company.rec_name',
  'party.name',
  'party.code',
  'party.tax_identifier.code',
];

/** States of an invoice whose postings stand in the ledger. */
export const POSTED_STATES: readonly string[] = ['posted', 'paid'];

/** One answered record. Fields of related records are nested under their name with a point behind it. */
export function readInvoice(place: JsonPlace): TrytonInvoice {
  const id = place.at('id').integer();
  // Never edited: no write date yet.
  const changed = place.at(place.at('write_date').isNothing ? 'create_date' : 'write_date');
  const days = ['accounting_date', 'invoice_date', 'create_date'].map((name) => place.at(name));
  const party = place.at('party.');
  const taxIdentifier = party.at('tax_identifier.');
  return {
    id,
    changedMs: readInstantMs(changed),
    state: place.at('state').text(),
    timestamp: place.at('_timestamp').text(),
    documentId: place.at('reference').textOrNone() || place.at('number').textOrNone() || String(id),
    description: place.at('description').textOrNone(),
    date: readDay(days.find((day) => !day.isNothing) ?? changed),
    currency: place.at('currency.').at('code').text(),
    companyName: place.at('company.').at('rec_name').text(),
    supplier: {
      id: party.at('code').textOrNone(),
      name: party.at('name').textOrNone(),
      taxId: taxIdentifier.isNothing ? '' : taxIdentifier.at('code').textOrNone(),
    },
  };
}

/** Whether its postings stand in the ledger. */
export function isPosted({ state }: TrytonInvoice): boolean {
  return POSTED_STATES.includes(state);
}
