import { describe, expect, it } from 'vitest';
import { ERROR_CODES, ERROR_TABLE, isErrorCode } from '../../core/contracts/error-table.ts';
import { problem, problemOf } from '../../core/contracts/problem.ts';

describe('the error table', () => {
  it.each(ERROR_CODES)('has a whole sentence and a status of a refusal for %s', (code) => {
    const { status, sentence, cell } = ERROR_TABLE[code];
    expect(sentence).toMatch(/^[A-Z].+\.$/);
    expect(['#VALUE!', '#N/A']).toContain(cell);
    expect(status === null || (status >= 400 && status < 600)).toBe(true);
  });

  it.each(ERROR_CODES)('makes a problem that its own schema takes of %s', (code) => {
    const made = problemOf(code, 'request-1', {
      detail: 'x'.repeat(2_000),
      faults: [{ path: 'a', expected: 'b' }],
    });
    expect(problem.parse(made)).toEqual(made);
  });

  it('reads a code that does not cross the wire as a mistake of ours', () => {
    expect(problemOf('offline', 'request-1')).toMatchObject({ code: 'internal', status: 500 });
  });

  it('knows its codes and not the names that all objects have', () => {
    expect(isErrorCode('not-found')).toBe(true);
    expect(isErrorCode('toString')).toBe(false);
    expect(isErrorCode('__proto__')).toBe(false);
  });
});
