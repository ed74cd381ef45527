import { builtInFormat, parseNumberFormat, type NumberFormat } from './number-format.ts';
import type { XmlAttributes, XmlVisitor } from './xml-scanner.ts';

/** Collects from styles.xml how numbers are shown, by the style index (`s`) of a cell. */
export class NumberFormatsVisitor implements XmlVisitor {
  /** In the order of `cellXfs`. */
  readonly formats: NumberFormat[] = [];
  private readonly custom = new Map<number, NumberFormat>();
  private isInCellXfs = false;

  open(name: string, attributes: XmlAttributes): string | null {
    if (name === 'cellXfs') this.isInCellXfs = true;
    else if (name === 'numFmt') {
      this.custom.set(Number(attributes['numFmtId']), parseNumberFormat(attributes['formatCode'] ?? ''));
    } else if (name === 'xf' && this.isInCellXfs) {
      const id = Number(attributes['numFmtId'] ?? 0);
      this.formats.push(this.custom.get(id) ?? builtInFormat(id));
    }
    return null;
  }

  close(name: string): string | null {
    if (name === 'cellXfs') this.isInCellXfs = false;
    return null;
  }

  text(): string | null {
    return null;
  }
}
