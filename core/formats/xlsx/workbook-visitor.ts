import type { DateSystem } from './serial-date.ts';
import type { XmlAttributes, XmlVisitor } from './xml-scanner.ts';

/** A tab as `workbook.xml` lists it. */
export interface SheetListing {
  readonly name: string;
  readonly isHidden: boolean;
  readonly relationshipId: string;
}

/** Collects the tabs and the date system from `workbook.xml`. */
export class WorkbookVisitor implements XmlVisitor {
  readonly sheets: SheetListing[] = [];
  dateSystem: DateSystem = '1900';

  open(name: string, attributes: XmlAttributes): string | null {
    if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) this.dateSystem = '1904';
    if (name !== 'sheet') return null;
    // The prefix of the relationships' namespace is the writer's choice: r:id mostly, rel:id sometimes.
    const idName = Object.keys(attributes).find((attribute) => attribute.endsWith(':id')) ?? '';
    this.sheets.push({
      name: attributes['name'] ?? '',
      isHidden: (attributes['state'] ?? 'visible') !== 'visible',
      relationshipId: attributes[idName] ?? '',
    });
    return null;
  }

  close(): string | null {
    return null;
  }

  text(): string | null {
    return null;
  }
}
