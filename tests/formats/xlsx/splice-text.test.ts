import { expect, test } from 'vitest';
import { setAttribute, spliceText } from '../../../core/formats/xlsx/splice-text.ts';

test('changes are made whatever their order, the rest stays', () => {
  expect(
    spliceText('abcdef', [
      { start: 4, end: 5, text: 'X' },
      { start: 1, end: 1, text: '+' },
      { start: 1, end: 2, text: 'B' },
    ]),
  ).toBe('a+BcdXf');
});

test('changes that overlap are our own mistake', () => {
  expect(() =>
    spliceText('abc', [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]),
  ).toThrow('overlap');
});

test.each([
  ['<a/>', '<a b="1"/>'],
  ['<a >', '<a b="1">'],
  ['<a c="2" />', '<a c="2" b="1"/>'],
  [`<a b='$2' c="3">`, '<a b="1" c="3">'],
  ['<a\n b = "2"/>', '<a\n b = "1"/>'],
  ['<a xb="2"/>', '<a xb="2" b="1"/>'],
])('%j with b set is %j', (tag, changed) => {
  expect(setAttribute(tag, 'b', '1')).toBe(changed);
});
