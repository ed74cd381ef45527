import { OfficeError, itemNotFound, notLoaded } from './office-error.ts';
import type { FakeRequestContext } from './request-context.ts';

/** Where what an object stands for is found: looked up when its turn comes, or known already. */
export type Lookup<Target> = (() => Target | null) | { readonly is: Target };

/** How a property is read from what an object stands for. */
export type Readers<Target> = Readonly<Record<string, (target: Target) => unknown>>;

/**
 * What an add-in holds in its hands: a name for something in the workbook. It is looked up in the order of the requests;
 * its properties are there once they were loaded and the context synchronised.
 */
export abstract class ClientObject<Target> {
  readonly context: FakeRequestContext;
  readonly #isNullable: boolean;
  #target: Target | null | undefined;
  readonly #loaded = new Map<string, unknown>();

  constructor(context: FakeRequestContext, lookup: Lookup<Target>, isNullable = false) {
    this.context = context;
    this.#isNullable = isNullable;
    if (typeof lookup !== 'function') {
      this.#target = lookup.is;
      return;
    }
    context.ask('object path', () => {
      this.#target = lookup();
      if (this.#target === null && !isNullable) throw itemNotFound();
    });
  }

  /** Known without loading, once the context was synchronised. */
  get isNullObject(): boolean {
    if (this.#target === undefined) throw notLoaded('isNullObject');
    return this.#target === null;
  }

  /** What can be loaded. */
  protected abstract readonly readers: Readers<Target>;

  /** What it stands for, while a request is being done; throws where that is nothing. */
  target(): Target {
    if (this.#target === undefined || this.#target === null)
      throw new OfficeError(
        'InvalidObjectPath',
        'The object path isn’t working for what you’re trying to do.',
      );
    return this.#target;
  }

  load(properties?: string | readonly string[]): this {
    const names = namesOf(properties ?? Object.keys(this.readers));
    this.context.ask(names, () => {
      if (this.#target === null && this.#isNullable) return undefined;
      return names.map((name) => this.loadNow(name));
    });
    return this;
  }

  /** Loads a property while a request is being done. */
  loadNow(name: string): unknown {
    const read = this.readers[name];
    if (!read) throw new OfficeError('InvalidArgument', `There is no property ${name} to load.`);
    const value = read(this.target());
    this.#loaded.set(name, value);
    return value;
  }

  protected loaded(name: string): unknown {
    if (!this.#loaded.has(name)) throw notLoaded(name);
    return this.#loaded.get(name);
  }

  /** Asks for something to be done to what it stands for. */
  protected do(sent: unknown, change: (target: Target) => unknown): void {
    this.context.ask(sent, () => change(this.target()));
  }
}

/** A list of objects; `items` is there once it was loaded. */
export class ClientCollection<Target, Child extends ClientObject<Target>> {
  readonly context: FakeRequestContext;
  readonly #targets: () => readonly Target[];
  readonly #child: (context: FakeRequestContext, target: Target) => Child;
  #items: readonly Child[] | null = null;

  constructor(
    context: FakeRequestContext,
    targets: () => readonly Target[],
    child: (context: FakeRequestContext, target: Target) => Child,
  ) {
    this.context = context;
    this.#targets = targets;
    this.#child = child;
  }

  get items(): readonly Child[] {
    if (!this.#items) throw notLoaded('items');
    return this.#items;
  }

  /** Loads the items, each with the properties named: `items/name,items/id`. */
  load(properties: string | readonly string[]): this {
    const names = namesOf(properties).map((name) => name.replace(/^items\//, ''));
    this.context.ask(names, () => {
      const items = this.#targets().map((target) => this.#child(this.context, target));
      this.#items = items;
      return items.map((child) => names.map((name) => child.loadNow(name)));
    });
    return this;
  }
}

function namesOf(properties: string | readonly string[]): string[] {
  const names = typeof properties === 'string' ? properties.split(',') : [...properties];
  return names.map((name) => name.trim());
}
