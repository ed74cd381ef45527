import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contractObstacle } from '../../core/contracts/contract-version.ts';
import { decisionBatch } from '../../core/contracts/decision.ts';
import { settingsChange } from '../../core/contracts/tenant-settings.ts';
import { newConnection } from '../../core/contracts/connection.ts';

/** Requests as clients of 1.0 send them. They are in the field: this file is added to and never changed. */
const OLD = JSON.parse(
  readFileSync(new URL('../fixtures/contracts/requests-1.0.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

describe('a client of an older contract', () => {
  it('is understood: its decisions, settings and connections parse and lose nothing', () => {
    expect(decisionBatch.parse(OLD['decisions'])).toEqual(OLD['decisions']);
    expect(settingsChange.parse(OLD['settings'])).toEqual(OLD['settings']);
    expect(newConnection.parse(OLD['connection'])).toEqual(OLD['connection']);
  });
});

it('a newer client’s unknown fields are left out, not refused', () => {
  const given = { keptModels: 3, somethingNew: { deep: true } };
  expect(settingsChange.parse(given)).toEqual({ keptModels: 3 });
});

it.each([
  ['1.0', null],
  ['1.999', null],
  ['2.0', 'other major'],
  ['0.9', 'other major'],
  ['1', 'malformed'],
  ['1.0; DROP', 'malformed'],
  ['', 'malformed'],
])('version %j: %s', (version, obstacle) => {
  expect(contractObstacle(version)).toBe(obstacle);
});
