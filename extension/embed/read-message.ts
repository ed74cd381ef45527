import {
  EMBED_VERSION,
  embedEnvelope,
  HOST_PAYLOADS,
  type HostMessageType,
  type HostPayload,
} from '../../core/contracts/embed-message.ts';
import type { ErrorCode } from '../../core/contracts/error-table.ts';
import { faultsOf, type WireFault } from '../../core/contracts/wire-fault.ts';
import { formFault } from './message-guard.ts';

/** A message of a host that was read. */
export type HostMessage = {
  [Type in HostMessageType]: {
    readonly id: string;
    readonly type: Type;
    readonly payload: HostPayload<Type>;
  };
}[HostMessageType];

/** What is wrong with a message, as the host is told: never with anything of what it held. */
export interface MessageRefusal {
  /** '' where the message has none that can be repeated. */
  readonly id: string;
  readonly code: ErrorCode;
  readonly faults: readonly WireFault[];
}

/** A message read, or why not. */
export type MessageReading =
  | { readonly ok: true; readonly message: HostMessage }
  | { readonly ok: false; readonly refusal: MessageRefusal };

/** Reads what a host sent: its form, its envelope, its version, its type, and then its payload. */
export function readMessage(sent: unknown): MessageReading {
  const form = formFault(sent, textAt(sent, 'type'));
  if (form) return refused('', form.code, [{ path: '', expected: form.expected }]);
  const envelope = embedEnvelope.safeParse(sent);
  if (!envelope.success) return refused('', 'bad-request', faultsOf(envelope.error));
  const { v, id, type, payload } = envelope.data;
  if (v !== EMBED_VERSION)
    return refused(id, 'contract-unknown', [{ path: 'v', expected: `must be ${EMBED_VERSION}` }]);
  if (!isHostType(type))
    return refused(id, 'bad-request', [{ path: 'type', expected: `must be ${HOST_TYPES.join(' or ')}` }]);
  const parsed = HOST_PAYLOADS[type].safeParse(payload);
  if (!parsed.success) return refused(id, 'invalid', faultsOf(parsed.error));
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the schema of this very type has read it
  return { ok: true, message: { id, type, payload: parsed.data } as HostMessage };
}

const HOST_TYPES = Object.keys(HOST_PAYLOADS);

function isHostType(type: string): type is HostMessageType {
  return Object.hasOwn(HOST_PAYLOADS, type);
}

/** A text of the message itself, not of its prototype; '' where there is none. */
function textAt(sent: unknown, name: string): string {
  const value: unknown =
    typeof sent === 'object' && sent !== null && Object.hasOwn(sent, name) ? Reflect.get(sent, name) : '';
  return typeof value === 'string' ? value : '';
}

function refused(id: string, code: ErrorCode, faults: readonly WireFault[]): MessageReading {
  return { ok: false, refusal: { id, code, faults } };
}
