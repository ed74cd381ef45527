import { unescapeText } from './xml-text.ts';
import type { XmlAttributes } from './xml-scanner.ts';

/** Puts together the text of a shared or inline string from its runs; reading aids (`rPh`) are no part of it. */
export class RichText {
  value = '';
  private isPhonetic = false;
  private isPreserved = false;
  /** Characters of the `t` element that is open, null outside one. */
  private run: string | null = null;

  /** Forgets the string before. */
  clear(): void {
    this.value = '';
    this.isPhonetic = false;
    this.run = null;
  }

  /** An element inside the string begins. */
  open(name: string, attributes: XmlAttributes): void {
    if (name === 'rPh') this.isPhonetic = true;
    if (name !== 't' || this.isPhonetic) return;
    this.run = '';
    this.isPreserved = attributes['xml:space'] === 'preserve';
  }

  /** An element inside the string ends. */
  close(name: string): void {
    if (name === 'rPh') this.isPhonetic = false;
    if (name !== 't' || this.run === null) return;
    this.value += unescapeText(
      this.isPreserved ? this.run : this.run.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''),
    );
    this.run = null;
  }

  /** Characters; those between the elements are layout of the file. */
  text(text: string): void {
    if (this.run !== null) this.run += text;
  }
}
