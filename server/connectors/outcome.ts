import type { ConnectorFault } from './connector-fault.ts';

/** What a call gave, or why it gave nothing. A fault never comes with half an answer. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: ConnectorFault };

/** An outcome that is there. */
export function given<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

/** An outcome that is a fault. */
export function faulty(fault: ConnectorFault): { readonly ok: false; readonly fault: ConnectorFault } {
  return { ok: false, fault };
}
