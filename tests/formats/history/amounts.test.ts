import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorDigits } from '../../../core/domain/currency.ts';
import { minorAmount, minorText } from '../../../core/formats/history/minor-amount.ts';
import { NumberColumn } from '../../../core/formats/history/number-column.ts';
import type { DecimalSign } from '../../../core/formats/history/number-shape.ts';
import { columnHistory, columnMap, readWell, refusal } from './reading.ts';

/** Hundredths that a column of texts is read as; what was expected where one is no number. */
function hundredths(texts: readonly string[], stated: DecimalSign | null = null): (number | string)[] {
  const column = new NumberColumn(stated);
  for (const text of texts) column.read(text, 2);
  return texts.map((text) => {
    const decimal = column.read(text, 2);
    return 'expected' in decimal ? decimal.expected : (minorAmount(decimal, 2)?.minor ?? 'too large');
  });
}

describe('amounts as people write them', () => {
  test.each([
    ['1234.56'],
    ['1,234.56'],
    ['1.234,56'],
    ['1234,56'],
    ['1 234,56'],
    ['1\u00a0234,56'],
    ['1\u2009234,56'],
    ['1\u202f234,56'],
    ["1'234.56"],
    ['1\u2019234.56'],
    ['+1234.56'],
    ['€ 1.234,56'],
    ['1.234,56 €'],
    ['EUR 1,234.56'],
    ['1.234,56 kr.'],
    ['$1,234.56'],
  ])('%s', (text) => {
    expect(hundredths([text])).toEqual([123_456]);
  });

  test.each([
    ['-1234.56'],
    ['1234.56-'],
    ['\u22121.234,56'],
    ['(1,234.56)'],
    ['- 1 234,56'],
    ['€ -1.234,56'],
    ['-€1,234.56'],
    ['(€ 1.234,56)'],
  ])('%s is a credit', (text) => {
    expect(hundredths([text])).toEqual([-123_456]);
  });

  test.each([
    ['.50', 50],
    ['0,5', 50],
    ['5.', 500],
    ['1.234.567', 123_456_700],
    ['0', 0],
    ['-0.00', 0],
  ])('%s', (text, minor) => {
    expect(hundredths([text])).toEqual([minor]);
  });

  test.each([
    [''],
    ['n/a'],
    ['12,34,56'],
    ['1.23.4'],
    ['1,2345.6'],
    ['12 34'],
    ['--5'],
    ['-5-'],
    ['(-5)'],
    ['1e3'],
    ['1.23E+05'],
    ['5 % of 7'],
    ['12..5'],
    ['€ 5 EUR'],
    ['.'],
  ])('%j is none', (text) => {
    expect(hundredths([text])).toEqual(['a number such as 1234.56']);
  });
});

describe('the decimal sign is told by the whole column', () => {
  test('1.234 is read as the others prove', () => {
    expect(hundredths(['1.234', '5,50'])).toEqual([123_400, 550]);
    expect(hundredths(['1.234', '5.50'])).toEqual([123, 550]);
    expect(hundredths(['1,234', '1.234.567'])).toEqual([123, 123_456_700]);
  });

  test('where the amounts prove nothing, another column of numbers may', () => {
    const text =
      'date;supplier_name;amount;unit_price;coding.account\n2024-01-31;Staples;1.234;617,50;4410\n';
    expect(readWell(text).history.lines[0]?.amountMinor).toBe(123_400);
  });

  test('where nothing does, nothing is guessed, and the way out is named', () => {
    expect(refusal(columnHistory('amount', ['1.234', '5']), { maxBadShare: 0.1 })[1]).toBe(
      'ledger.csv, row 2, column "amount": expected a number whose decimal sign can be told (state "decimal": "." or ' +
        '"," in the column map, --map), found "1.234"',
    );
  });

  test('where the column proves both, what is unambiguous is read and the rest is not', () => {
    expect(hundredths(['5,50', '5.50', '1.234'])).toEqual([550, 550, expect.stringMatching(/can be told/)]);
  });

  test('another column does not decide what this one proves both ways', () => {
    const rows = ['5,50;1.00', '5.50;1.00', '1.234;1.00'].map((cells) => `2024-01-31;A;${cells};1`);
    const text = ['date;supplier_name;amount;unit_price;coding.account', ...rows].join('\n');
    expect(readWell(text, { maxBadShare: 0.5 }).history.faults.map((fault) => fault.row)).toEqual([4]);
  });

  test('a stated sign is the only one read', () => {
    expect(hundredths(['1.234', '1,5'], ',')).toEqual([123_400, 150]);
    expect(hundredths(['1.234,56'], '.')).toEqual(['a number with the decimal sign "."']);
    const map = columnMap({ decimal: ',' });
    expect(readWell(columnHistory('amount', ['1.234']), { map }).history.lines[0]?.amountMinor).toBe(123_400);
  });
});

describe('minor units', () => {
  test('are as many decimals as ISO 4217 gives the currency', () => {
    expect(['EUR', 'JPY', 'KWD', 'CLF', ''].map(minorDigits)).toEqual([2, 0, 3, 4, 2]);
  });

  test.each([
    ['JPY', '1,234', 1234],
    ['KWD', '1.234', 1234],
    ['EUR', '12.3', 1230],
    ['', '12.30', 1230],
  ])('%s %s', (currency, amount, minor) => {
    const text = `date|supplier_name|amount|currency|coding.account\n2024-01-31|A|${amount}|${currency}|1\n`;
    expect(readWell(text).history.lines[0]).toMatchObject({ amountMinor: minor, currency });
  });

  test('decimals beyond them are rounded half away from zero, exactly, and counted', () => {
    expect(hundredths(['1.005', '5.50'])).toEqual([101, 550]);
    expect(hundredths(['1.0049', '-1.0050', '2.6750', '0.0049'])).toEqual([100, -101, 268, 0]);
    expect(readWell(columnHistory('amount', ['1.0050', '1.0000', '2.67'])).notes.roundedCount).toBe(1);
  });

  test('an amount beyond what can be kept exactly is a bad row', () => {
    expect(hundredths(['90071992547409.91', '90071992547409.92'])).toEqual([
      Number.MAX_SAFE_INTEGER,
      'too large',
    ]);
  });

  test('a currency beside the amount is the row’s, and must not contradict it', () => {
    expect(readWell(columnHistory('amount', ['€ 5,00'])).history.lines[0]?.currency).toBe('EUR');
    const text = 'date|supplier_name|amount|currency|coding.account\n2024-01-31|A|£ 5.00|EUR|1\n';
    expect(refusal(text)[1]).toBe(
      'ledger.csv, row 2, column "amount": expected an amount in EUR, the row\'s currency, found "£ 5.00"',
    );
  });
});

test('digits become minor units as in arithmetic of whole numbers', () => {
  const digits = fc.string({
    unit: fc.constantFrom(...Array.from('0123456789')),
    minLength: 1,
    maxLength: 10,
  });
  fc.assert(
    fc.property(
      fc.boolean(),
      digits,
      digits,
      fc.integer({ min: 0, max: 4 }),
      (isNegative, whole, fraction, decimals) => {
        const scaled = BigInt(whole + fraction) * 10n ** BigInt(decimals);
        const unit = 10n ** BigInt(fraction.length);
        const size = (2n * scaled + unit) / (2n * unit);
        const amount = minorAmount({ isNegative, whole, fraction, currency: '' }, decimals);
        expect(amount?.minor).toBe(Number(isNegative ? -size : size) + 0);
        expect(amount?.isRounded).toBe(scaled % unit !== 0n);
      },
    ),
    { numRuns: 3000 },
  );
});

test('an amount written in any custom is read as the same amount', () => {
  const minor = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
  const custom = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ["'", '.'], ['\u202f', ',']);
  const sign = fc.constantFrom<(size: string) => string>(
    (size) => `-${size}`,
    (size) => `${size}-`,
    (size) => `(${size})`,
    (size) => `EUR -${size}`,
  );
  fc.assert(
    fc.property(minor, custom, sign, (amount, [group = '', decimal = ''], negative) => {
      const [whole = '', fraction = ''] = minorText(Math.abs(amount), 2).split('.');
      const size = `${whole.replace(/\B(?=(\d{3})+$)/g, group)}${decimal}${fraction}`;
      expect(hundredths([amount < 0 ? negative(size) : size])).toEqual([amount]);
    }),
  );
});

test('no text makes reading throw', () => {
  const numeric = fc.string({ unit: fc.constantFrom(...Array.from("019.,- ()'€+")), maxLength: 12 });
  fc.assert(
    fc.property(fc.oneof(numeric, fc.string()), (text) => {
      hundredths([text]);
    }),
    { numRuns: 3000 },
  );
});
