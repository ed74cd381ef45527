/** A line of an invoice in a fake source. */
export interface FakeLine {
  readonly id: number;
  text: string;
  amountMinor: number;
  account: string;
  taxCode: string;
  costCentre: string;
}

/** A supplier's invoice in a fake source. */
export interface FakeInvoice {
  readonly id: number;
  readonly createdMs: number;
  /** Null until it is first edited. */
  writtenMs: number | null;
  state: 'draft' | 'posted' | 'cancelled';
  readonly reference: string;
  readonly supplier: string;
  readonly day: string;
  lines: FakeLine[];
}

/** What a source holds, whatever its protocol: invoices that are made, edited, posted, cancelled and deleted in time. */
export class FakeLedger {
  readonly invoices: FakeInvoice[] = [];
  readonly accounts = ['6100', '6200', '6300', '6999'];
  readonly taxCodes = ['VAT 21', 'VAT 9'];
  readonly costCentres = ['100', '200'];
  #lastId = 0;

  /** Makes an invoice at a time; its lines get numbers from the same count. */
  add(atMs: number, lineCount: number, state: FakeInvoice['state'], isEdited: boolean): FakeInvoice {
    const id = this.#next();
    const invoice: FakeInvoice = {
      id,
      createdMs: atMs,
      writtenMs: isEdited ? atMs : null,
      state,
      reference: `R-${id}`,
      supplier: `S${id % 5}`,
      day: '2026-03-0' + String((id % 9) + 1),
      lines: [],
    };
    for (let count = 0; count < lineCount; count += 1) invoice.lines.push(this.line());
    this.invoices.push(invoice);
    return invoice;
  }

  /** A line that stands in no invoice yet. */
  line(): FakeLine {
    const id = this.#next();
    const account = this.accounts[id % 3] ?? '';
    return { id, text: `Line ${id}`, amountMinor: 100 + id * 7, account, taxCode: '', costCentre: '' };
  }

  /** Lines that are posted, `invoice/line` by number. */
  postedLines(): readonly { readonly invoice: FakeInvoice; readonly line: FakeLine }[] {
    return this.invoices
      .filter(({ state }) => state === 'posted')
      .flatMap((invoice) => invoice.lines.map((line) => ({ invoice, line })));
  }

  /** Deletes an invoice without a trace. */
  remove(invoice: FakeInvoice): void {
    this.invoices.splice(this.invoices.indexOf(invoice), 1);
  }

  #next(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

/** When an invoice was last changed. */
export function changedMs({ createdMs, writtenMs }: FakeInvoice): number {
  return writtenMs ?? createdMs;
}
