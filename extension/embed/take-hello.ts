import { readMessage, type MessageRefusal } from './read-message.ts';

/** The first message of a host, as the browser tells of it. */
export interface HelloEvent {
  readonly origin: string;
  readonly source: unknown;
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

/** What becomes of a message to the window. */
export type HelloVerdict =
  /** From elsewhere: no answer, for an answer would tell that somebody is here. */
  | { readonly kind: 'ignored' }
  /** From the host, but no hello that can be served; told over its port where it gave one. */
  | { readonly kind: 'refused'; readonly port: MessagePort | null; readonly refusal: MessageRefusal }
  | {
      readonly kind: 'greeted';
      readonly port: MessagePort;
      readonly id: string;
      readonly origin: string;
      readonly hostName: string;
    };

/**
 * Judges a message to the window. It is the host's only where its origin is, to the letter, one of those that the tenant
 * allows, and its window is our parent.
 */
export function takeHello(
  { origin, source, data, ports }: HelloEvent,
  parent: unknown,
  origins: readonly string[],
): HelloVerdict {
  if (!origins.includes(origin) || source !== parent || parent === null) return { kind: 'ignored' };
  const [port = null, ...others] = ports;
  const reading = readMessage(data);
  if (!reading.ok) return { kind: 'refused', port, refusal: reading.refusal };
  const { message } = reading;
  if (message.type !== 'hello')
    return refusal(port, message.id, {
      path: 'type',
      expected: 'must be hello: the rest goes over its port',
    });
  if (!port || others.length > 0)
    return refusal(port, message.id, { path: '', expected: 'must come with one port' });
  return { kind: 'greeted', port, id: message.id, origin, hostName: message.payload.hostName };
}

function refusal(
  port: MessagePort | null,
  id: string,
  fault: { readonly path: string; readonly expected: string },
): HelloVerdict {
  return { kind: 'refused', port, refusal: { id, code: 'bad-request', faults: [fault] } };
}
