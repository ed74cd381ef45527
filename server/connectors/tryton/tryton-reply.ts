import type { ConnectorFault } from '../connector-fault.ts';
import { readPlace, type JsonPlace } from '../http/json-place.ts';
import type { HttpAnswer } from '../http/send.ts';
import { faulty, given, type Outcome } from '../outcome.ts';

/** What a call came to: its result, or an error that Tryton raised by name. */
export type TrytonReply<Value> =
  { readonly raised: null; readonly result: Value } | { readonly raised: string; readonly message: string };

const MAX_MESSAGE_CHARS = 200;

/** Errors come with status 200, as a list that begins with the error's name. */
export function readReply<Value, Result>(
  { status, json }: HttpAnswer,
  read: (place: JsonPlace) => Value,
  take: (reply: TrytonReply<Value>) => Outcome<Result>,
): Outcome<Result> {
  if (status === 403) return faulty({ code: 'not-permitted', what: 'call this method' });
  if (status !== 200) return faulty({ code: 'source-failed', status, reason: 'no answer to the call' });
  const reply = readPlace(json, '', (place): TrytonReply<Value> => {
    if (!place.has('error')) return { raised: null, result: read(place.at('result')) };
    const [name, details] = place.at('error').list(10);
    return {
      raised: name?.textOrNone() ?? '',
      message: details === undefined ? '' : messageOf(details).slice(0, MAX_MESSAGE_CHARS),
    };
  });
  return reply.ok ? take(reply.value) : reply;
}

/** A reply whose error is a fault. */
export function settle<Value>(reply: TrytonReply<Value>): Outcome<Value> {
  return reply.raised === null ? given(reply.result) : faulty(raisedFault(reply.raised, reply.message));
}

function raisedFault(name: string, message: string): ConnectorFault {
  if (name === 'UserError') return { code: 'not-permitted', what: message };
  if (name === 'LoginException')
    return { code: 'credentials-refused', reason: 'it asks for more than a password' };
  return { code: 'source-failed', status: 200, reason: name.slice(0, MAX_MESSAGE_CHARS) };
}

/** A UserError's details are `[message, description, domain]`; others have text. */
function messageOf(details: JsonPlace): string {
  return details.isList ? (details.list(10)[0]?.textOrNone() ?? '') : '';
}
