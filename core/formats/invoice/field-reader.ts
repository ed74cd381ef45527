import { dayNumber, type IsoDate } from '../../domain/calendar-day.ts';
import { parseDecimal, type Decimal } from '../../domain/decimal.ts';
import type { Fault } from '../../domain/ledger-line.ts';
import { find, textAt, type XmlElement } from '../xml/xml-element.ts';
import { xmlFault } from '../xml/xml-fault.ts';

/** What stands for a number that could not be read; its fault is noted. */
const NO_NUMBER: Decimal = { unscaled: 0n, scale: 0 };
/** What stands for a day that could not be read; its fault is noted. */
const NO_DATE = '1970-01-01';
/** Faults that are kept of one file. */
const MAX_FAULTS = 100;
/** A time zone may follow a date (XML Schema part 2, 3.2.9). */
const XML_DATE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/;

/** Reads values of elements and notes what is wrong with them, each fault with its line and path. */
export class FieldReader {
  readonly file: string;
  readonly #faults: Fault[] = [];
  readonly #warnings: Fault[] = [];

  constructor(file: string) {
    this.file = file;
  }

  /** Faults so far, at most 100. */
  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** What does not add up in a file that can be read all the same, at most 100. */
  get warnings(): readonly Fault[] {
    return this.#warnings;
  }

  /** Notes what does not add up, at an element. */
  warn(element: XmlElement, expected: string, found: string): void {
    if (this.#warnings.length < MAX_FAULTS)
      this.#warnings.push(xmlFault(this.file, element, expected, found));
  }

  /** Notes a fault at an element. */
  fault(element: XmlElement, expected: string, found: string): void {
    if (this.#faults.length < MAX_FAULTS) this.#faults.push(xmlFault(this.file, element, expected, found));
  }

  /** A text that has to be there; '' with a fault where it is not. */
  text(element: XmlElement, way: string): string {
    const text = textAt(element, way);
    if (text === '') this.fault(element, `a text in ${way}`, 'none');
    return text;
  }

  /** A number that may be missing: null then, and with a fault where it is none. */
  optionalDecimal(element: XmlElement, way: string): Decimal | null {
    const found = find(element, way);
    return found === null || found.text === '' ? null : this.#decimalOf(found);
  }

  /** The number that an element is; zero with a fault where it is none. */
  ownDecimal(element: XmlElement): Decimal {
    return this.#decimalOf(element) ?? NO_NUMBER;
  }

  /** A number that has to be there; zero with a fault where it is not. */
  decimal(element: XmlElement, way: string): Decimal {
    const before = this.#faults.length;
    const decimal = this.optionalDecimal(element, way);
    if (decimal === null && this.#faults.length === before) this.fault(element, `a number in ${way}`, 'none');
    return decimal ?? NO_NUMBER;
  }

  /** A day as CII has it, `20240131` (UNCL 2379, form 102); 1970-01-01 with a fault where it is none. */
  compactDate(element: XmlElement, way: string): IsoDate {
    const found = find(element, way);
    const date = (found?.text ?? '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
    if (dayNumber(date) !== null) return date;
    this.fault(found ?? element, found ? 'a day such as 20240131' : `a day in ${way}`, quotedOrNone(found));
    return NO_DATE;
  }

  /** A day that has to be there, `2024-01-31`, a time zone behind it left off; 1970-01-01 with a fault where it is not. */
  date(element: XmlElement, way: string): IsoDate {
    const found = find(element, way);
    const date = XML_DATE.exec(found?.text ?? '')?.[1] ?? '';
    if (dayNumber(date) !== null) return date;
    this.fault(found ?? element, found ? 'a day such as 2024-01-31' : `a day in ${way}`, quotedOrNone(found));
    return NO_DATE;
  }

  #decimalOf(element: XmlElement): Decimal | null {
    const decimal = parseDecimal(element.text);
    if (decimal === null) this.fault(element, 'a number with a decimal point', quotedOrNone(element));
    return decimal;
  }
}

function quotedOrNone(element: XmlElement | null): string {
  return element === null || element.text === '' ? 'none' : `"${element.text}"`;
}
