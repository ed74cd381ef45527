import type { XmlAttributes, XmlVisitor } from './xml-scanner.ts';

/** How one part of a package refers to another. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type's address: `worksheet`, `styles`, `sharedStrings`, ...; the same in strict files. */
  readonly kind: string;
  readonly target: string;
}

/** Collects the relationships of a `.rels` part; those to outside the package are left out. */
export class RelationshipsVisitor implements XmlVisitor {
  readonly relationships: Relationship[] = [];

  open(name: string, attributes: XmlAttributes): string | null {
    if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return null;
    this.relationships.push({
      id: attributes['Id'] ?? '',
      kind: (attributes['Type'] ?? '').replace(/^.*\//, ''),
      target: attributes['Target'] ?? '',
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

/** The package path of a relationship's target, which is relative to the part that refers or begins with a slash. */
export function resolveTarget(fromPart: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = fromPart.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}
