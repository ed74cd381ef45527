import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decimalText,
  floatingNumber,
  minorUnits,
  negated,
  parseDecimal,
  plus,
  rounded,
  times,
  ZERO,
  type Decimal,
} from '../../core/domain/decimal.ts';

const read = (text: string): Decimal => parseDecimal(text) ?? expect.fail(`${text} is no decimal`);
const decimals = fc.record({
  unscaled: fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }),
  scale: fc.integer({ min: 0, max: 8 }),
});

describe('a decimal', () => {
  test('keeps every digit that was written', () => {
    expect(decimalText(read('-0012.5000'))).toBe('-12.5000');
    expect(decimalText(read('.5'))).toBe('0.5');
    expect(decimalText(read('+7'))).toBe('7');
    expect(decimalText(read('12.'))).toBe('12');
  });

  test('is not read from other texts', () => {
    for (const text of ['', '.', '-', '1,5', '1e3', '0x1', ' 1', '1 000', 'NaN', '1'.repeat(19)])
      expect(parseDecimal(text), text).toBeNull();
  });

  test('adds tenths without a binary fraction', () => {
    expect(decimalText(plus(read('0.1'), read('0.2')))).toBe('0.3');
  });

  test('rounds half away from zero', () => {
    expect(minorUnits(read('1.005'), 2)).toBe(101);
    expect(minorUnits(read('-1.005'), 2)).toBe(-101);
    expect(minorUnits(read('1.00499999999'), 2)).toBe(100);
    expect(minorUnits(read('-0.004'), 2)).toBe(0);
  });

  test('follows the currency: no decimals for yen, three for dinar', () => {
    expect(minorUnits(read('1250.5'), 0)).toBe(1251);
    expect(minorUnits(read('1250.5'), 3)).toBe(1_250_500);
  });

  test('beyond 2^53 - 1 minor units there is no amount', () => {
    expect(minorUnits(read('90071992547409.91'), 2)).toBe(Number.MAX_SAFE_INTEGER);
    expect(minorUnits(read('90071992547409.92'), 2)).toBeNull();
  });
});

describe('laws of decimals', () => {
  test('text and number are one', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(parseDecimal(decimalText(decimal))).toEqual(decimal);
      }),
    );
  });

  test('a number and its negation add up to nothing', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        expect(plus(decimal, negated(decimal)).unscaled).toBe(ZERO.unscaled);
      }),
    );
  });

  test('a product is a repeated sum', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: 0, max: 20 }), (decimal, count) => {
        const sum = Array.from({ length: count }, () => decimal).reduce(plus, ZERO);
        const product = times(decimal, { unscaled: BigInt(count), scale: 0 });
        expect(plus(product, negated(sum)).unscaled).toBe(0n);
      }),
    );
  });

  test('rounding moves a number by at most half a unit', () => {
    fc.assert(
      fc.property(decimals, (decimal) => {
        const off = plus(rounded(decimal, 2), negated(decimal));
        expect(Math.abs(floatingNumber(off))).toBeLessThanOrEqual(0.005);
      }),
    );
  });
});
