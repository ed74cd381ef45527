import { RichText } from './rich-text.ts';
import type { XmlAttributes, XmlVisitor } from './xml-scanner.ts';

/** Collects the shared strings of a workbook, in the order that cells count them. */
export class SharedStringsVisitor implements XmlVisitor {
  readonly strings: string[] = [];
  private readonly richText = new RichText();
  private readonly maxCount: number;

  constructor(maxCount: number) {
    this.maxCount = maxCount;
  }

  open(name: string, attributes: XmlAttributes): string | null {
    if (name === 'si') this.richText.clear();
    else this.richText.open(name, attributes);
    return null;
  }

  close(name: string): string | null {
    if (name !== 'si') {
      this.richText.close(name);
      return null;
    }
    if (this.strings.length >= this.maxCount) return `more than ${this.maxCount} shared strings`;
    this.strings.push(this.richText.value);
    return null;
  }

  text(text: string): string | null {
    this.richText.text(text);
    return null;
  }
}
