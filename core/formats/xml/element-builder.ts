import type { XmlElement } from './xml-element.ts';

/** An element that is still open. */
interface OpenElement {
  readonly name: string;
  readonly line: number;
  readonly path: string;
  /** Local names from the root, `/` between: `AuditFile/MasterFiles/Customer`. */
  readonly way: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** How many children of a name there are; null before the first. */
  counts: Map<string, number> | null;
  readonly isKept: boolean;
  text: string;
}

/** An element that is complete, and its way of names from the root. */
export interface ClosedElement {
  readonly way: string;
  readonly element: XmlElement;
  /** Whether a record ends with it: then its parent does not hold it. */
  readonly isRecord: boolean;
}

/** Which elements are handed over one by one, and which are not kept at all. */
export interface ElementPlan {
  /** Ways of names from the root: `AuditFile/GeneralLedgerEntries/Journal/Transaction`. */
  readonly records: readonly string[];
  /** Names of elements whose content nobody reads: attachments, signatures. */
  readonly leftOut: readonly string[];
}

/** Builds elements of what a parser reports. What a record holds is let go when the record has been handed over. */
export class ElementBuilder {
  /** Elements in memory that belong to no record that was handed over. */
  heldCount = 0;
  readonly #records: ReadonlySet<string>;
  readonly #leftOut: ReadonlySet<string>;
  readonly #open: OpenElement[] = [];
  readonly #heldAtOpen: number[] = [];

  constructor(plan: ElementPlan) {
    this.#records = new Set(plan.records);
    this.#leftOut = new Set(plan.leftOut);
  }

  get depth(): number {
    return this.#open.length;
  }

  /** Path of the innermost open element, '' before the root. */
  get path(): string {
    return this.#open.at(-1)?.path ?? '';
  }

  open(name: string, line: number, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#open.at(-1);
    const count = parent ? countChild(parent, name) : 1;
    const isKept = (parent?.isKept ?? true) && !this.#leftOut.has(name);
    this.#heldAtOpen.push(this.heldCount);
    if (isKept) this.heldCount += 1;
    this.#open.push({
      name,
      line,
      path: `${parent?.path ?? ''}/${name}${count > 1 ? `[${count}]` : ''}`,
      way: parent ? `${parent.way}/${name}` : name,
      attributes,
      children: [],
      counts: null,
      isKept,
      text: '',
    });
  }

  /** Characters of the innermost open element. */
  text(text: string): void {
    const element = this.#open.at(-1);
    if (element?.isKept === true) element.text += text;
  }

  /** Closes the innermost element; null where it is not kept. */
  close(): ClosedElement | null {
    const closed = this.#open.pop();
    const heldBefore = this.#heldAtOpen.pop() ?? 0;
    if (closed?.isKept !== true) return null;
    const { name, line, path, way, attributes, children } = closed;
    const element: XmlElement = { name, line, path, attributes, children, text: closed.text.trim() };
    const isRecord = this.#records.has(way);
    if (isRecord) this.heldCount = heldBefore;
    else this.#open.at(-1)?.children.push(element);
    return { way, element, isRecord };
  }
}

function countChild(parent: OpenElement, name: string): number {
  const counts = (parent.counts ??= new Map<string, number>());
  const count = (counts.get(name) ?? 0) + 1;
  counts.set(name, count);
  return count;
}
