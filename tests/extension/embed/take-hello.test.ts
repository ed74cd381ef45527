import '../../../core/contracts/without-eval.ts';
import { describe, expect, it } from 'vitest';
import { takeHello, type HelloEvent, type HelloVerdict } from '../../../extension/embed/take-hello.ts';
import { envelope } from './messages.ts';

const PARENT = { window: 'of the host' };
const ORIGINS = ['https://erp.example.com', 'https://bc.example.com:8443'];

const judge = (changes: Partial<HelloEvent>, parent: unknown = PARENT): HelloVerdict => {
  const { port1 } = new MessageChannel();
  const event: HelloEvent = {
    origin: 'https://erp.example.com',
    source: PARENT,
    data: envelope('hello', { hostName: 'Tryton 6.0' }),
    ports: [port1],
    ...changes,
  };
  const verdict = takeHello(event, parent, ORIGINS);
  port1.close();
  return verdict;
};

describe('a hello', () => {
  it('from the parent with an allowed origin is greeted', () => {
    expect(judge({})).toMatchObject({
      kind: 'greeted',
      id: 'h-1',
      origin: 'https://erp.example.com',
      hostName: 'Tryton 6.0',
    });
  });

  it.each([
    'https://evil.example',
    'http://erp.example.com',
    'https://erp.example.com:444',
    'https://erp.example.com.evil.example',
    'https://ERP.example.com',
    'https://erp.example.com/',
    'null',
    '',
  ])('from the origin %s is not answered', (origin) => {
    expect(judge({ origin })).toEqual({ kind: 'ignored' });
  });

  it('from a window that is not our parent is not answered, whatever its origin', () => {
    expect(judge({ source: { window: 'another' } })).toEqual({ kind: 'ignored' });
    expect(judge({ source: null }, null)).toEqual({ kind: 'ignored' });
  });

  it('of another version is refused over its port', () => {
    const verdict = judge({ data: { ...envelope('hello', { hostName: '' }), v: 9 } });
    expect(verdict).toMatchObject({ kind: 'refused', refusal: { id: 'h-1', code: 'contract-unknown' } });
    expect(verdict.kind === 'refused' && verdict.port).toBeTruthy();
  });

  it('is refused without a port, and with two', () => {
    const { port1, port2 } = new MessageChannel();
    expect(judge({ ports: [] })).toMatchObject({ kind: 'refused', port: null });
    expect(judge({ ports: [port1, port2] })).toMatchObject({ kind: 'refused' });
    port1.close();
  });

  it('is the only message that goes to the window', () => {
    const data = envelope('authorise', { token: 'abc', expiresAt: '2026-01-01T00:00:00Z' });
    expect(judge({ data })).toMatchObject({ kind: 'refused', refusal: { code: 'bad-request' } });
  });
});
