import { faulty, given, type Outcome } from '../outcome.ts';

/** Thrown and caught in this file only: an answer that is not as documented, at one place of it. */
class BrokenContract extends Error {
  readonly path: string;
  readonly expected: string;
  readonly found: string;

  constructor(path: string, expected: string, value: unknown) {
    super(path);
    this.path = path;
    this.expected = expected;
    this.found = foundText(value);
  }
}

/** One place of a JSON document, read with what is expected there; a fault names it by its path. */
export class JsonPlace {
  readonly path: string;
  readonly #value: unknown;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.path = path;
  }

  /** Whether there is nothing: absent, or null. */
  get isNothing(): boolean {
    return this.#value === undefined || this.#value === null;
  }

  /** Whether text stands here. */
  get isText(): boolean {
    return typeof this.#value === 'string';
  }

  /** Whether a list stands here. */
  get isList(): boolean {
    return Array.isArray(this.#value);
  }

  /** The place of a member of the object here. */
  at(name: string): JsonPlace {
    return new JsonPlace(this.#record()[name], this.path === '' ? name : `${this.path}.${name}`);
  }

  /** Names of the members of the object here. */
  names(): readonly string[] {
    return Object.keys(this.#record());
  }

  /** Whether an object stands here that has the member. */
  has(name: string): boolean {
    return isRecord(this.#value) && name in this.#value;
  }

  /** The places of the array here, at most `max` of them. */
  list(max = 100_000): readonly JsonPlace[] {
    if (!Array.isArray(this.#value)) throw this.#broken('a list');
    if (this.#value.length > max) throw this.#broken(`a list of at most ${max}`);
    return this.#value.map((value: unknown, index) => new JsonPlace(value, `${this.path}[${index}]`));
  }

  /** The text here. */
  text(): string {
    if (typeof this.#value !== 'string') throw this.#broken('text');
    return this.#value;
  }

  /** The text here, '' where there is nothing or, as in Odoo, false. */
  textOrNone(): string {
    return this.isNothing || this.#value === false ? '' : this.text();
  }

  /** The finite number here. */
  number(): number {
    if (typeof this.#value !== 'number' || !Number.isFinite(this.#value)) throw this.#broken('a number');
    return this.#value;
  }

  /** The whole number here, of at most 53 bits. */
  integer(): number {
    const number = this.number();
    if (!Number.isSafeInteger(number)) throw this.#broken('a whole number');
    return number;
  }

  /** True or false. */
  flag(): boolean {
    if (typeof this.#value !== 'boolean') throw this.#broken('true or false');
    return this.#value;
  }

  /** Whether exactly this value stands here. */
  is(value: string | number | boolean): boolean {
    return this.#value === value;
  }

  /** Says that the source broke its contract here. */
  fail(expected: string): never {
    throw this.#broken(expected);
  }

  #record(): Readonly<Record<string, unknown>> {
    if (!isRecord(this.#value)) throw this.#broken('an object');
    return this.#value;
  }

  #broken(expected: string): BrokenContract {
    return new BrokenContract(this.path === '' ? 'the answer' : this.path, expected, this.#value);
  }
}

/** What `read` makes of a JSON text, or the place where it is not as expected. `name` stands before every path. */
export function readJson<Value>(
  text: string,
  name: string,
  read: (place: JsonPlace) => Value,
): Outcome<Value> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return broken(new BrokenContract(name, 'JSON', text));
  }
  return readPlace(value, name, read);
}

/** As readJson, of what is parsed already. */
export function readPlace<Value>(
  value: unknown,
  name: string,
  read: (place: JsonPlace) => Value,
): Outcome<Value> {
  try {
    return given(read(new JsonPlace(value, name)));
  } catch (error) {
    if (error instanceof BrokenContract) return broken(error);
    throw error;
  }
}

function broken({ path, expected, found }: BrokenContract): Outcome<never> {
  return faulty({ code: 'contract-broken', path, expected, found });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says of which kind the value is, not what it is: an answer may hold ledger content. */
function foundText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return value === '' ? 'empty text' : `text of ${value.length} characters`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return 'an object';
}
