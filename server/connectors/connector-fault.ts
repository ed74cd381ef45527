/** Why a source gave no answer that can be used. */
export type ConnectorFault =
  | { readonly code: 'unreachable'; readonly reason: string }
  | { readonly code: 'timed-out'; readonly waitedMs: number }
  | { readonly code: 'credentials-refused'; readonly reason: string }
  | { readonly code: 'not-permitted'; readonly what: string }
  | { readonly code: 'not-found'; readonly what: string }
  /** `untilMs`: Unix time in milliseconds before which asking again is useless. */
  | { readonly code: 'throttled'; readonly untilMs: number }
  | { readonly code: 'source-failed'; readonly status: number; readonly reason: string }
  | {
      readonly code: 'contract-broken';
      readonly path: string;
      readonly expected: string;
      readonly found: string;
    }
  | { readonly code: 'bad-settings'; readonly path: string; readonly expected: string }
  | { readonly code: 'too-large'; readonly what: string; readonly limit: number }
  | { readonly code: 'bad-cursor' }
  | { readonly code: 'not-able'; readonly what: string }
  | { readonly code: 'stopped' };

/** All that can go wrong. */
export type ConnectorFaultCode = ConnectorFault['code'];

/**
 * What to do about each: `later` goes on by itself when the same call is made again after a while; `person` needs someone
 * who sets the connection or the source right; `ours` is a mistake in Kontera or a change in the source's interface.
 */
export const FAULT_REMEDIES: Readonly<Record<ConnectorFaultCode, 'later' | 'person' | 'ours'>> = {
  unreachable: 'later',
  'timed-out': 'later',
  'credentials-refused': 'person',
  'not-permitted': 'person',
  'not-found': 'person',
  throttled: 'later',
  'source-failed': 'later',
  'contract-broken': 'ours',
  'bad-settings': 'person',
  'too-large': 'person',
  'bad-cursor': 'ours',
  'not-able': 'ours',
  stopped: 'later',
};

/** One sentence for the person who looks after the connection. Holds no secret and no ledger content. */
export function connectorFaultText(fault: ConnectorFault): string {
  switch (fault.code) {
    case 'unreachable':
      return `The system cannot be reached: ${fault.reason}. Check the address, and that this machine may reach it.`;
    case 'timed-out':
      return `The system did not answer within ${Math.round(fault.waitedMs / 1000)} s.`;
    case 'credentials-refused':
      return `The system refused the user or the key: ${fault.reason}. Enter a valid one.`;
    case 'not-permitted':
      return `The user of this connection may not do this: ${fault.what}. Give it the right.`;
    case 'not-found':
      return `The system does not have ${fault.what}. Check the settings of the connection.`;
    case 'throttled':
      return `The system asks to wait until ${new Date(fault.untilMs).toISOString()}.`;
    case 'source-failed':
      return `The system failed with status ${fault.status}: ${fault.reason}.`;
    case 'contract-broken':
      return `The system answered otherwise than documented: ${fault.path} must be ${fault.expected}, found ${fault.found}.`;
    case 'bad-settings':
      return `The setting ${fault.path} must be ${fault.expected}.`;
    case 'too-large':
      return `${fault.what} is larger than ${fault.limit} bytes.`;
    case 'bad-cursor':
      return 'The kept position in the history is not one of this connection. Pull the history from the beginning.';
    case 'not-able':
      return `This system cannot do it: ${fault.what}.`;
    case 'stopped':
      return 'The work was stopped and goes on where it was.';
  }
}
