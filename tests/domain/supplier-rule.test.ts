import { describe, expect, test } from 'vitest';
import { supplierLastRule, supplierMajorityRule } from '../../core/domain/supplier-rule.ts';
import { lineWith } from '../workflows/ledger.ts';

const staples = (...coding: (string | null)[]) => lineWith({ supplierName: 'Staples BV', coding });
const stranger = lineWith({ supplierName: 'Never Seen Ltd', coding: [null] });

describe("the supplier's most frequent value", () => {
  test('is proposed, whatever came last', () => {
    const rule = supplierMajorityRule(1);
    for (const value of ['4400', '4400', '4410']) rule.learn(staples(value));
    expect(rule.predict(staples(null))).toEqual(['4400']);
  });

  test('is the first seen where two are equally frequent', () => {
    const rule = supplierMajorityRule(1);
    for (const value of ['4410', '4400', '4400', '4410']) rule.learn(staples(value));
    expect(rule.predict(staples(null))).toEqual(['4410']);
  });

  test('gives way to the most frequent of all for an unknown supplier', () => {
    const rule = supplierMajorityRule(1);
    rule.learn(staples('4400'));
    for (let line = 0; line < 2; line += 1) rule.learn(lineWith({ supplierName: 'KLM', coding: ['4500'] }));
    expect(rule.predict(stranger)).toEqual(['4500']);
  });
});

describe("the supplier's last value", () => {
  test('is proposed, whatever was frequent', () => {
    const rule = supplierLastRule(1);
    for (const value of ['4400', '4400', '4410']) rule.learn(staples(value));
    expect(rule.predict(staples(null))).toEqual(['4410']);
  });

  test('gives way to the most frequent of all for an unknown supplier', () => {
    const rule = supplierLastRule(1);
    for (const value of ['4400', '4400', '4410']) rule.learn(staples(value));
    expect(rule.predict(stranger)).toEqual(['4400']);
  });
});

test('a supplier is known by name in any case', () => {
  const rule = supplierLastRule(1);
  rule.learn(lineWith({ supplierName: 'KLM', coding: ['4500'] }));
  rule.learn(staples('4400'));
  expect(rule.predict(lineWith({ supplierName: 'klm', coding: [null] }))).toEqual(['4500']);
});

test('a line coded in one dimension only teaches that one', () => {
  const rule = supplierLastRule(2);
  rule.learn(staples('4400', null));
  expect(rule.predict(staples(null, null))).toEqual(['4400', null]);
});

test('nothing is proposed before anything was learned', () => {
  expect(supplierMajorityRule(2).predict(stranger)).toEqual([null, null]);
});
