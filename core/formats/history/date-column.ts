import type { IsoDate } from '../../domain/calendar-day.ts';
import type { DateFormat, DateOrder } from './date-format.ts';
import { dateInFormat, dateShape } from './date-shape.ts';

/** What a date cell should have been, for a fault. */
export interface ExpectedDate {
  readonly expected: string;
}

const A_DATE = 'a date such as 2023-12-31';
const UNDECIDED =
  'a date whose day and month can be told apart (state "dateFormat": "DD/MM/YYYY" or "MM/DD/YYYY" in the column map, --map)';
/** Different date texts remembered; a company's history has a few thousand. */
const MAX_REMEMBERED = 50_000;

/**
 * Reads the dates of one column, learning from each what it proves: a date such as 01/02/2023 is read as the others
 * with its separator prove, and one value above 12 decides. What nothing decides, or what is proved both ways, is not
 * guessed. After all rows, `settle` and, where `isOpen` was true, read them again: then all proofs are known.
 */
export class DateColumn {
  readonly #format: DateFormat | null;
  readonly #proved = new Map<string, Set<DateOrder>>();
  readonly #dates = new Map<string, IsoDate | ExpectedDate>();
  #isOpen = false;

  /** `format`, where the person states it, is the only one read, beside ISO dates. */
  constructor(format: DateFormat | null) {
    this.#format = format;
  }

  /** Whether a date was read that depends on what others prove. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Ends a reading of the whole column; another one starts with all that was proved. */
  settle(): void {
    this.#dates.clear();
  }

  /** The orders that were proved, each as the last day of 2023 would be written. */
  get forms(): readonly string[] {
    return [...this.#proved].flatMap(([separator, orders]) =>
      [...orders].map((order) =>
        (order === 'dmy' ? ['31', '12'] : ['12', '31']).concat('2023').join(separator),
      ),
    );
  }

  /** The day of one text, or what it should have been. */
  read(text: string): IsoDate | ExpectedDate {
    const known = this.#dates.get(text);
    if (known !== undefined) return known;
    const date = this.#read(text);
    if (this.#dates.size < MAX_REMEMBERED) this.#dates.set(text, date);
    return date;
  }

  #read(text: string): IsoDate | ExpectedDate {
    const shape = dateShape(text);
    if (this.#format !== null) {
      const isIso = shape?.kind === 'day' && text.startsWith(shape.date);
      return (
        dateInFormat(text, this.#format) ?? (isIso ? shape.date : { expected: statedForm(this.#format) })
      );
    }
    if (shape === null) return { expected: A_DATE };
    if (shape.kind === 'day') {
      if (shape.proves !== null) this.#learn(shape.proves.separator, shape.proves.order);
      return shape.date;
    }
    this.#isOpen = true;
    const orders = this.#proved.get(shape.separator);
    if (orders?.size !== 1) return { expected: UNDECIDED };
    return orders.has('dmy') ? shape.dayFirst : shape.monthFirst;
  }

  #learn(separator: string, order: DateOrder): void {
    const orders = this.#proved.get(separator) ?? new Set();
    this.#proved.set(separator, orders.add(order));
  }
}

function statedForm(format: DateFormat): string {
  const year = 'Y'.repeat(format.yearDigits);
  const parts = { dmy: ['DD', 'MM', year], mdy: ['MM', 'DD', year], ymd: [year, 'MM', 'DD'] }[format.order];
  return `a date as the column map states it, ${parts.join(format.separator)}`;
}
