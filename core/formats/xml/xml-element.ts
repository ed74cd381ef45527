/** An element of an XML file with what is in it. Names are without prefixes. */
export interface XmlElement {
  readonly name: string;
  /** Line of the file on which it begins, counted from 1. */
  readonly line: number;
  /** From the root, with the place among siblings of the same name from the second on: `/Invoice/InvoiceLine[2]/ID`. */
  readonly path: string;
  /** By local name; namespace declarations are left out. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own characters, trimmed, entities and CDATA resolved. */
  readonly text: string;
}

/** The first element at a way of child names, `PartyTaxScheme/CompanyID`; null where there is none. */
export function find(element: XmlElement, way: string): XmlElement | null {
  return findAll(element, way)[0] ?? null;
}

/** All elements at a way of child names, in the order of the file. */
export function findAll(element: XmlElement, way: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element];
  for (const name of way.split('/'))
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found;
}

/** The text of the first element with any at one of several ways; '' where there is none. */
export function textAt(element: XmlElement, ...ways: readonly string[]): string {
  for (const way of ways) {
    const text = findAll(element, way).find((found) => found.text !== '')?.text;
    if (text !== undefined) return text;
  }
  return '';
}
