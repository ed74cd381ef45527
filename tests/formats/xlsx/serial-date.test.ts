import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoDate } from '../../../core/domain/calendar-day.ts';
import { dateSerial, serialDate } from '../../../core/formats/xlsx/serial-date.ts';

test.each([
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, null],
  [61, '1900-03-01'],
  [36526, '2000-01-01'],
  [46082.999, '2026-03-01'],
  [2958465, '9999-12-31'],
  [2958466, null],
  [0, null],
  [-1, null],
])('in the 1900 system %d is %s', (serial, date) => {
  expect(serialDate(serial, '1900')).toBe(date);
});

test.each([
  [0, '1904-01-01'],
  [35064, '2000-01-01'],
  [2957003, '9999-12-31'],
  [2957004, null],
  [-1, null],
])('in the 1904 system %d is %s', (serial, date) => {
  expect(serialDate(serial, '1904')).toBe(date);
});

test('the two systems are 1,462 days apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1463, max: 2958465 }), (serial) => {
      expect(serialDate(serial, '1900')).toBe(serialDate(serial - 1462, '1904'));
    }),
  );
});

test('a day written is the day read', () => {
  fc.assert(
    fc.property(fc.integer({ min: -25508, max: 2932896 }), (day) => {
      const date = isoDate(day);
      expect(serialDate(dateSerial(date), '1900')).toBe(date);
    }),
  );
});

test.each(['1899-12-31', '1900-02-28', '2026-02-30', ''])('%j cannot be written', (date) => {
  expect(() => dateSerial(date)).toThrow();
});
