import type { IsoDate } from './calendar-day.ts';

/** A value that a dimension may take, as the company's master records have it: an account, a cost centre, a tax code. */
export interface MasterValue {
  /** Text, never a number: `0210` begins with a zero. */
  readonly code: string;
  readonly name: string;
  /** Code of the value above it in the hierarchy; null at the top. */
  readonly parentCode: string | null;
  /** First day it may be used; null: from the beginning. */
  readonly validFrom: IsoDate | null;
  /** Last day it may be used; null: without end. */
  readonly validUntil: IsoDate | null;
  readonly isBlocked: boolean;
  /** By dimension the codes that it may stand beside; a dimension that is absent is free. */
  readonly allowed: Readonly<Record<string, CodeRanges>>;
}

/** Codes and ranges of codes, both ends included: by number where all are digits, else as texts; none: nothing may stand there. */
export type CodeRanges = readonly { readonly from: string; readonly to: string }[];

/** What stands against using a value on a day; null: nothing. */
export type Obstacle = 'unknown' | 'not valid yet' | 'no longer valid' | 'blocked' | 'a heading' | null;

const DIGITS = /^\d{1,15}$/;

/** The values of each dimension by code. A dimension without records is free. */
export class Masters {
  readonly #byDimension: ReadonlyMap<string, ReadonlyMap<string, MasterValue>>;
  readonly #headings: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(byDimension: ReadonlyMap<string, ReadonlyMap<string, MasterValue>>) {
    this.#byDimension = byDimension;
    this.#headings = new Map([...byDimension].map(([name, values]) => [name, headingsOf(values)]));
  }

  /** Names of dimensions that have records, in their order. */
  get dimensions(): readonly string[] {
    return [...this.#byDimension.keys()];
  }

  /** The record of a value; null where there is none. */
  value(dimension: string, code: string): MasterValue | null {
    return this.#byDimension.get(dimension)?.get(code) ?? null;
  }

  /** The records of a dimension in their order; none for one without records. */
  valuesOf(dimension: string): readonly MasterValue[] {
    return [...(this.#byDimension.get(dimension)?.values() ?? [])];
  }

  /** A value's name, '' where it is not known. */
  nameOf(dimension: string, code: string): string {
    return this.value(dimension, code)?.name ?? '';
  }

  /** Codes from a value up to the top of its hierarchy, its own first; empty where it is not known. */
  lineage(dimension: string, code: string): readonly string[] {
    const codes: string[] = [];
    let value = this.value(dimension, code);
    while (value !== null && !codes.includes(value.code)) {
      codes.push(value.code);
      value = value.parentCode === null ? null : this.value(dimension, value.parentCode);
    }
    return codes;
  }

  /** Why a line of a day cannot be coded with a value; values of a dimension without records all can. */
  obstacle(dimension: string, code: string, date: IsoDate): Obstacle {
    if (!this.#byDimension.has(dimension)) return null;
    const value = this.value(dimension, code);
    if (value === null) return 'unknown';
    if (value.isBlocked) return 'blocked';
    if (this.#headings.get(dimension)?.has(code) === true) return 'a heading';
    if (value.validFrom !== null && date < value.validFrom) return 'not valid yet';
    if (value.validUntil !== null && date > value.validUntil) return 'no longer valid';
    return null;
  }

  /** Whether two values of different dimensions may stand in one coding; what either's record does not limit may. */
  goTogether(dimension: string, code: string, otherDimension: string, otherCode: string): boolean {
    const ranges = this.value(dimension, code)?.allowed[otherDimension];
    const others = this.value(otherDimension, otherCode)?.allowed[dimension];
    return isIn(otherCode, ranges) && isIn(code, others);
  }
}

function headingsOf(values: ReadonlyMap<string, MasterValue>): ReadonlySet<string> {
  return new Set([...values.values()].flatMap(({ parentCode }) => (parentCode === null ? [] : [parentCode])));
}

function isIn(code: string, ranges: CodeRanges | undefined): boolean {
  return ranges === undefined || ranges.some(({ from, to }) => isBetween(code, from, to));
}

function isBetween(code: string, from: string, to: string): boolean {
  const areNumbers = [code, from, to].every((one) => DIGITS.test(one));
  if (from === to || !areNumbers) return code >= from && code <= to;
  return Number(code) >= Number(from) && Number(code) <= Number(to);
}
