import { expect, it } from 'vitest';
import { faultRecord } from '../../server/http/http-log.ts';
import { serverLog } from '../../server/log.ts';

function linesOf(write: (log: ReturnType<typeof serverLog>) => void): string {
  const lines: string[] = [];
  write(serverLog({}, { write: (line) => void lines.push(line) }));
  return lines.join('');
}

it('an error is logged by name, code and place, and its message stays out', () => {
  const error = Object.assign(new RangeError('supplier "Geheim GmbH" is too long'), { code: '22001' });
  const text = linesOf((log) => log.error(faultRecord(error), 'a request failed'));
  expect(text).toContain('RangeError');
  expect(text).toContain('22001');
  expect(text).toContain('log.test');
  expect(text).not.toContain('Geheim');
});

it('a message of several lines stays out as well', () => {
  const error = new Error('first\n    at Geheim GmbH\nthird');
  expect(JSON.stringify(faultRecord(error))).not.toMatch(/Geheim|third/);
});

it('what is thrown and is no error is logged by its kind', () => {
  expect(faultRecord('Geheim')).toEqual({ fault: 'string', code: undefined, at: [] });
});

it('secrets that get into a line by mistake are cut', () => {
  const text = linesOf((log) =>
    log.info({ authorization: 'Bearer kontera_x', token: 'kontera_x', body: 'x' }, 'x'),
  );
  expect(text).not.toContain('kontera_x');
});
