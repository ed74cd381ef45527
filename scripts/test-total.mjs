// Counts what Vitest's JSON report holds.

/**
 * The closing line of a test run, `N passed, M failed` and `, K skipped` where some were, and whether the run is green.
 * A file that could not be loaded holds no tests and counts as one that failed; a run without a passed test is not green.
 */
export function totalLine(report) {
  const files = report?.testResults ?? [];
  const brokenFileCount = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  ).length;
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + brokenFileCount;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  const end = skipped > 0 ? `, ${skipped} skipped` : '';
  return { line: `${passed} passed, ${failed} failed${end}`, isGreen: failed === 0 && passed > 0 };
}
