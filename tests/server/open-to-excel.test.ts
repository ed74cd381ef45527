import type { Response } from 'express';
import { expect, test } from 'vitest';
import { openToExcel } from '../../server/http/open-to-excel.ts';

function headersFor(path: string): Record<string, string> {
  const headers: Record<string, string> = {};
  openToExcel(
    { setHeader: (name: string, value: string) => (headers[name] = value) } as unknown as Response,
    path,
  );
  return headers;
}

test('Excel may read icons, functions and shortcuts from its own origin', () => {
  for (const path of ['/site/icons/icon-32.png', '/site/functions/functions.de.json', 'site\\shortcuts.json'])
    expect(headersFor(path)).toEqual({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
});

test('nobody else’s page may read anything else', () => {
  for (const path of [
    '/site/taskpane.html',
    '/site/demo/journal.xlsx',
    '/site/assets/x.js',
    '/site/functions/other.json',
  ])
    expect(headersFor(path)).toEqual({});
});
