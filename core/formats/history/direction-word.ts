import type { LedgerLine } from '../../domain/ledger-line.ts';
import { foldHeader } from './fold-header.ts';

const RECEIVED =
  'received, in, incoming, inbound, purchase, purchases, AP, payable, expense, Eingang, Eingangsrechnung, Einkauf, ' +
  'Kreditor, reçue, achat, achats, ricevuta, acquisto, recibida, compra, ontvangen, inkoop, mottagen, inköp, mottatt, ' +
  'innkjøp, modtaget, køb';
const SENT =
  'sent, out, outgoing, outbound, sale, sales, AR, receivable, income, Ausgang, Ausgangsrechnung, Verkauf, Debitor, ' +
  'émise, vente, ventes, emessa, vendita, emitida, venta, verzonden, verkoop, skickad, försäljning, sendt, salg';

const DIRECTIONS = new Map<string, 'received' | 'sent'>([
  ...RECEIVED.split(',').map((word) => [foldHeader(word), 'received'] as const),
  ...SENT.split(',').map((word) => [foldHeader(word), 'sent'] as const),
]);

/** Whether a word says that an invoice was received or sent; null where it says neither. */
export function directionOf(word: string): LedgerLine['direction'] {
  return DIRECTIONS.get(foldHeader(word)) ?? null;
}
