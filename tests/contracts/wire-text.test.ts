import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeText,
  idText,
  instant,
  isoDay,
  lineText,
  longText,
  tenantIdText,
} from '../../core/contracts/wire-text.ts';

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean =>
  schema.safeParse(value).success;

describe('texts on the wire', () => {
  it('hold what a database can keep and give back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        if (!takes(longText(), text)) return;
        expect(text).not.toContain('\0');
        expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text);
      }),
    );
  });

  it.each(['Ärger & Söhne', '供應商', '👩‍💼', "O'Brien; DROP TABLE", ''])('on one line may be %j', (text) => {
    expect(takes(lineText(), text)).toBe(true);
  });

  it.each(['a\nb', 'a\u0000', '\u001b[31m', '\ud800', 'a\u2028b', 'x'.repeat(201)])(
    'on one line is not %j',
    (text) => {
      expect(takes(lineText(), text)).toBe(false);
    },
  );

  it('keep the leading zero of a code, and take no number for one', () => {
    expect(codeText.parse('0210')).toBe('0210');
    expect(takes(codeText, 210)).toBe(false);
  });

  it.each(['acme', 'a', 'acme-2'])('name a tenant as %s', (id) => {
    expect(takes(tenantIdText, id)).toBe(true);
  });

  it.each(['', '-a', 'a-', 'Acme', '../acme', 'a'.repeat(41), 'a/b', 'a b'])(
    'do not name a tenant as %j',
    (id) => {
      expect(takes(tenantIdText, id)).toBe(false);
    },
  );

  it.each(['../x', 'a.b', '', '%2e', 'x'.repeat(65)])('are no id as %j', (id) => {
    expect(takes(idText, id)).toBe(false);
  });

  it('are days that there are and moments in UTC', () => {
    expect(takes(isoDay, '2024-02-29')).toBe(true);
    expect(takes(isoDay, '2023-02-29')).toBe(false);
    expect(takes(instant, '2026-01-31T09:30:00Z')).toBe(true);
    expect(takes(instant, '2026-01-31T09:30:00')).toBe(false);
  });
});
