import type { Posting, Voucher } from '../../domain/voucher.ts';

/** Collects postings that a file lists one by one into vouchers by a key, in the order in which the keys were first met. */
export class VoucherGrouper {
  readonly #vouchers = new Map<string, Omit<Voucher, 'postings'> & { readonly postings: Posting[] }>();

  /** Adds a posting to the voucher of a key; `head` is taken from its first posting. */
  add(key: string, head: Omit<Voucher, 'postings'>, posting: Posting): void {
    const known = this.#vouchers.get(key);
    if (known) known.postings.push(posting);
    else this.#vouchers.set(key, { ...head, postings: [posting] });
  }

  get vouchers(): readonly Voucher[] {
    return [...this.#vouchers.values()];
  }
}
