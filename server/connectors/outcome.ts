import type { ConnectorFault } from './connector-fault.ts';

/** What a call gave, or why it gave nothing. A fault never comes with half an answer. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: ConnectorFault };
