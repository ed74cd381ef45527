import { describe, expect, test } from 'vitest';
import { totalLine } from '../../scripts/test-total.mjs';

const file = (...statuses: string[]): unknown => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});

describe('the closing line of a test run', () => {
  test('passed and failed are counted, skipped only where some were', () => {
    const report = { numPassedTests: 3, numFailedTests: 1, testResults: [file('passed', 'failed')] };
    expect(totalLine(report)).toEqual({ line: '3 passed, 1 failed', isGreen: false });
    expect(totalLine({ numPassedTests: 3, numPendingTests: 2, testResults: [file('passed')] })).toEqual({
      line: '3 passed, 0 failed, 2 skipped',
      isGreen: true,
    });
  });

  test('a file that could not be loaded is a failure', () => {
    const broken = { status: 'failed', assertionResults: [] };
    expect(totalLine({ numPassedTests: 5, testResults: [file('passed'), broken] })).toEqual({
      line: '5 passed, 1 failed',
      isGreen: false,
    });
  });

  test('a run without a report or without a test is not green', () => {
    expect(totalLine(null)).toEqual({ line: '0 passed, 0 failed', isGreen: false });
    expect(totalLine({ numPassedTests: 0, testResults: [] }).isGreen).toBe(false);
  });
});
