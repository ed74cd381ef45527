import type { BusinessPartner } from '../../domain/voucher.ts';
import { dimensionName } from '../ledger/dimension-name.ts';

/** Dimensions that the standard reserves (SIE 4B, 8.17); 8 to 10 name the partner and the invoice, which are no coding. */
const RESERVED = new Map([
  ['1', 'cost_centre'],
  ['2', 'cost_bearer'],
  ['6', 'project'],
  ['7', 'employee'],
]);
const CUSTOMER = '8';
const SUPPLIER = '9';
const INVOICE = '10';

/** Names of dimensions and objects of one file. */
export class SieObjects {
  readonly #dimensions = new Map<string, string>();
  readonly #names = new Map<string, string>();

  /** Notes `#DIM` or `#UNDERDIM`. */
  addDimension(number: string, name: string): void {
    this.#dimensions.set(number, name);
  }

  /** Notes `#OBJEKT`. */
  addObject(dimension: string, code: string, name: string): void {
    this.#names.set(`${dimension} ${code}`, name);
  }

  /** Codes by dimension of an object list, pairs of number and code. */
  coding(list: readonly string[]): Readonly<Record<string, string>> {
    const pairs = pairsOf(list).filter(([dimension]) => ![CUSTOMER, SUPPLIER, INVOICE].includes(dimension));
    return Object.fromEntries(pairs.map(([dimension, code]) => [this.#dimensionName(dimension), code]));
  }

  /** The customer or supplier of an object list, or null. */
  partner(list: readonly string[]): BusinessPartner | null {
    const pair = pairsOf(list).find(([dimension]) => dimension === CUSTOMER || dimension === SUPPLIER);
    if (!pair) return null;
    const [dimension, code] = pair;
    const name = this.#names.get(`${dimension} ${code}`) ?? '';
    return { kind: dimension === CUSTOMER ? 'customer' : 'supplier', name, id: code, taxId: '' };
  }

  #dimensionName(number: string): string {
    const reserved = RESERVED.get(number);
    if (reserved !== undefined) return reserved;
    return dimensionName(this.#dimensions.get(number) ?? '') || `dimension_${number}`;
  }
}

function pairsOf(list: readonly string[]): readonly (readonly [string, string])[] {
  return list.flatMap((dimension, at) => {
    const code = list[at + 1];
    return at % 2 === 0 && code !== undefined ? [[dimension, code] as const] : [];
  });
}
