import { host } from './host.ts';

const encoder = new host.TextEncoder();
const decoder = new host.TextDecoder('utf-8', { fatal: true });

/** The texts behind the numbers that the engine knows a dimension's values by: 0 for the first value seen, and so on. */
export class ValueBook {
  readonly #values: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(values: readonly string[] = []) {
    for (const value of values) this.numberOf(value);
  }

  get values(): readonly string[] {
    return this.#values;
  }

  /** The number of a value; a value not seen before gets the next one. */
  numberOf(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    this.#numbers.set(value, this.#values.length);
    return this.#values.push(value) - 1;
  }

  /** The number of a value; undefined for one not seen. */
  find(value: string): number | undefined {
    return this.#numbers.get(value);
  }

  /** The value behind a number. Throws RangeError where the engine names a number it was never given. */
  valueOf(number: number): string {
    const value = this.#values[number];
    if (value === undefined) throw new RangeError(`no value has the number ${number}`);
    return value;
  }
}

/** What a model file says of itself: the names beside the numbers. */
export interface ModelNames {
  readonly dimensions: readonly string[];
  readonly headerFieldNames: readonly string[];
  readonly lineCount: number;
  /** One list a dimension, in the order of the engine's numbers. */
  readonly values: readonly (readonly string[])[];
}

/** The names as bytes: JSON in UTF-8, so that a host without this package can read them. */
export function encodeNames(names: ModelNames): Uint8Array {
  return encoder.encode(JSON.stringify(names));
}

/** Reads the bytes of encodeNames; null where they are no such names. */
export function decodeNames(bytes: Uint8Array): ModelNames | null {
  let names: unknown;
  try {
    names = JSON.parse(decoder.decode(bytes));
  } catch {
    return null;
  }
  return isNames(names) ? names : null;
}

function isNames(value: unknown): value is ModelNames {
  if (typeof value !== 'object' || value === null) return false;
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- parsing: any object's fields may be asked for
  const { dimensions, headerFieldNames, lineCount, values } = value as Record<string, unknown>;
  return (
    isTexts(dimensions) &&
    isTexts(headerFieldNames) &&
    Number.isSafeInteger(lineCount) &&
    Number(lineCount) >= 0 &&
    Array.isArray(values) &&
    values.length === dimensions.length &&
    values.every((texts) => isTexts(texts) && new Set(texts).size === texts.length)
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
