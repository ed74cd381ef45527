import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardText, unguardText } from '../../../core/formats/csv/formula-guard.ts';

const text = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '"', '＝', 'a', '1'),
  maxLength: 8,
});

test('no guarded text begins as a formula does', () => {
  fc.assert(
    fc.property(text, (any) => {
      expect(guardText(any)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
});

test('guarding and taking the guard off gives every text back', () => {
  fc.assert(
    fc.property(text, (any) => {
      expect(unguardText(guardText(any))).toBe(any);
    }),
    { numRuns: 5000 },
  );
});

test('a code that an exporter wrapped in a formula to keep its zero is the code', () => {
  expect(unguardText('="00420"')).toBe('00420');
  expect(unguardText('="00420"&A1')).toBe('="00420"&A1');
});

test('an apostrophe that guards nothing stays', () => {
  expect(unguardText("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
  expect(guardText("'s-Hertogenbosch")).toBe("'s-Hertogenbosch");
});
