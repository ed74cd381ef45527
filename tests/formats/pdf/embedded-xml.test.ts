import { describe, expect, test } from 'vitest';
import { embeddedXml, isPdf } from '../../../core/formats/pdf/embedded-xml.ts';
import { sampleCii } from '../cii/sample-cii.ts';
import { invoicePdf } from './invoice-pdf.ts';

const textOf = (pdf: Uint8Array): string => {
  const found = embeddedXml(pdf);
  return found.ok ? new TextDecoder().decode(found.content) : found.found;
};

describe('the XML in a PDF', () => {
  test.each([
    ['packed', {}],
    ['as it is', { packed: false }],
    ['by its kind of content', { typed: false }],
    ['with its length in another object', { indirectLength: true }],
  ])('is found %s', (_, form) => {
    expect(textOf(invoicePdf([sampleCii()], form)).trim()).toBe(sampleCii().trim());
  });

  test('is the last one: a later revision stands behind the earlier', () => {
    expect(textOf(invoicePdf(['<a>1</a>', '<a>2</a>'])).trim()).toBe('<a>2</a>');
  });

  test('may stand before a file that is none', () => {
    expect(textOf(invoicePdf(['<a>1</a>', 'no xml'])).trim()).toBe('<a>1</a>');
  });
});

describe('a PDF without XML', () => {
  test('is refused in words', () => {
    expect(textOf(invoicePdf([]))).toBe('a PDF without an embedded XML file');
    expect(textOf(invoicePdf([sampleCii()], { encrypted: true }))).toBe('an encrypted PDF');
  });

  test('is refused where the file in it is damaged or cut off', () => {
    const pdf = invoicePdf([sampleCii()]);
    const at = pdf.findIndex((byte, index) => byte === 0x78 && pdf[index + 1] === 0x9c);
    const damaged = Uint8Array.from(pdf);
    damaged.fill(0xff, at + 2, at + 40);
    expect(textOf(damaged)).toBe('an embedded file that is damaged');
    expect(textOf(pdf.subarray(0, at + 100))).toBe('a PDF without an embedded XML file');
  });
});

test('a PDF is known by its beginning', () => {
  expect(isPdf(invoicePdf([]))).toBe(true);
  expect(isPdf(new TextEncoder().encode('<a/>'))).toBe(false);
});
