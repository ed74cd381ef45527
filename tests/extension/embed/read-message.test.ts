import '../../../core/contracts/without-eval.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMBED_LIMITS } from '../../../extension/embed/protocol.ts';
import { readMessage, type MessageReading } from '../../../extension/embed/read-message.ts';
import { envelope, INVOICE, nested } from './messages.ts';

const read = (sent: unknown): MessageReading => readMessage(sent);
const refusal = (sent: unknown): { code: string; text: string; id: string } => {
  const reading = read(sent);
  if (reading.ok) throw new Error('it was read');
  const { code, faults, id } = reading.refusal;
  return { code, id, text: faults.map(({ path, expected }) => `${path} ${expected}`.trim()).join('; ') };
};

describe('a message of a host', () => {
  it('is read where all is as it has to be, and gets its defaults', () => {
    const reading = read(envelope('open-document', { document: INVOICE }));
    if (!reading.ok || reading.message.type !== 'open-document') throw new Error('it was refused');
    const { document } = reading.message.payload;
    expect(document.lines[1]?.coding).toEqual({ account: '0410' });
    expect(document.lines[0]).toMatchObject({ taxRate: null, fields: {}, coding: {} });
    expect(document.direction).toBe('received');
  });

  it('is what a structured clone makes of it, too', () => {
    expect(read(structuredClone(envelope('open-document', { document: INVOICE }))).ok).toBe(true);
  });

  it('loses fields that are not known, in the envelope and in the payload', () => {
    const reading = read({ ...envelope('configure', { locale: 'de-CH', sound: 'loud' }), extra: 1 });
    if (!reading.ok) throw new Error('it was refused');
    expect(reading.message).toEqual({
      id: 'h-1',
      type: 'configure',
      payload: { locale: 'de-CH', theme: 'system', numberFormat: null },
    });
  });

  it.each([
    ['no object', 'hello', 'bad-request', ' must be an object'],
    ['null', null, 'bad-request', 'must be an object'],
    ['a list', [], 'bad-request', 'must be an object'],
    ['no version', { id: 'a', type: 'configure', payload: {} }, 'bad-request', 'v must be'],
    ['another version', { ...envelope('configure', {}), v: 2 }, 'contract-unknown', 'v must be 1'],
    ['version nought', { ...envelope('configure', {}), v: 0 }, 'contract-unknown', 'v must be 1'],
    ['an unknown type', envelope('post-invoice', {}), 'bad-request', 'type must be hello or configure'],
    ['a type of all objects', envelope('toString', {}), 'bad-request', 'type must be hello'],
    ['an id that is none', envelope('configure', {}, '<b>'), 'bad-request', 'id must be'],
    ['a payload that is none', envelope('configure', 7), 'invalid', 'must be an object'],
    ['a locale that is none', envelope('configure', { locale: '<x>' }), 'invalid', 'locale must be a locale'],
    ['a token with a blank', envelope('authorise', { token: 'a b', expiresAt: '' }), 'invalid', 'token must'],
  ])('is refused with %s', (_, sent, code, text) => {
    const found = refusal(sent);
    expect(found.code).toBe(code);
    expect(found.text).toContain(text.trim());
  });

  it('is refused with two lines of one id', () => {
    const [line] = INVOICE.lines;
    const sent = envelope('open-document', { document: { ...INVOICE, lines: [line, line] } });
    expect(refusal(sent).text).toBe('document.lines must have a lineId of its own for each line');
  });

  it('is refused with its id, so that the host knows which one it was', () => {
    expect(refusal(envelope('configure', {}, 'h-77')).id).toBe('h-77');
  });

  it('is refused without a word of what it held', () => {
    const secret = 'Sesame GmbH';
    const sent = envelope('open-document', { document: { ...INVOICE, currency: secret, [secret]: 1 } });
    expect(JSON.stringify(read(sent))).not.toContain(secret);
  });
});

describe('the form of a message', () => {
  it.each([
    ['__proto__', '{"v":1,"id":"a","type":"configure","payload":{"__proto__":{"isAdmin":true}}}'],
    ['constructor', '{"v":1,"id":"a","type":"configure","payload":{"constructor":{"prototype":{"x":1}}}}'],
    ['prototype', '{"v":1,"id":"a","type":"configure","payload":{"locale":"de","prototype":{}}}'],
    ['__proto__ of the envelope', '{"__proto__":{"v":1},"v":1,"id":"a","type":"configure","payload":{}}'],
  ])('with the name %s is refused, and no object has changed', (_, text) => {
    const found = refusal(structuredClone(JSON.parse(text) as unknown));
    expect(found).toEqual({
      code: 'bad-request',
      id: '',
      text: 'must have no name that reaches for a prototype',
    });
    expect(Reflect.has({}, 'isAdmin')).toBe(false);
  });

  it('may be as deep as the limit, and no deeper', () => {
    expect(refusal(envelope('configure', nested(EMBED_LIMITS.depth - 1))).code).toBe('invalid');
    expect(refusal(envelope('configure', nested(EMBED_LIMITS.depth))).text).toBe(
      'must have no more than 8 levels',
    );
    expect(refusal(envelope('configure', nested(200_000))).code).toBe('bad-request');
  });

  it('is refused where it goes in a circle', () => {
    const payload: Record<string, unknown> = {};
    payload['payload'] = payload;
    expect(refusal(envelope('configure', payload)).code).toBe('bad-request');
  });

  it('is refused where it is too large: in texts, in names, in values', () => {
    const long = 'x'.repeat(EMBED_LIMITS.characterCount);
    const many = Array.from({ length: EMBED_LIMITS.valueCount }, () => 0);
    for (const payload of [{ text: long }, { [long]: 1 }, { many }])
      expect(refusal(envelope('configure', payload)).code).toBe('too-large');
    expect(refusal(envelope('configure', { buffer: new ArrayBuffer(1) })).code).toBe('too-large');
  });

  it('may hold the bytes of a model where it carries one, up to the limit', () => {
    const sent = (byteCount: number): unknown =>
      envelope('load-model', { model: new ArrayBuffer(byteCount), masters: { dimensions: {} } });
    expect(read(sent(1_000)).ok).toBe(true);
    expect(refusal(sent(EMBED_LIMITS.model.byteCount + 1)).code).toBe('too-large');
  });

  it.each([
    ['a map', new Map()],
    ['a set', new Set()],
    ['a day', new Date(0)],
    ['a pattern', /x/],
    ['bytes that are viewed', new Uint8Array(2)],
    ['an error', new Error('x')],
    ['a big integer', 7n],
  ])('is refused where it holds %s', (_, value) => {
    expect(refusal(envelope('configure', { value })).code).toBe('bad-request');
  });

  it('whatever a window sends is read or refused, never thrown at us', () => {
    fc.assert(
      fc.property(
        fc.anything({
          withMap: true,
          withSet: true,
          withBigInt: true,
          withDate: true,
          withNullPrototype: true,
        }),
        fc.constantFrom('hello', 'configure', 'open-document', 'load-model', 'valueOf', ''),
        (payload, type) => {
          const bare = read(payload);
          const inside = read(envelope(type, payload));
          return [bare, inside].every((one) => one.ok || one.refusal.faults.length > 0);
        },
      ),
    );
  });
});
