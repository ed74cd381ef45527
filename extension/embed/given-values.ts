import * as contracts from '../../core/contracts/embed-document.ts';
import { masters as mastersSchema } from '../../core/contracts/masters.ts';
import { laneLimits as laneLimitsSchema } from '../../core/contracts/tenant-settings.ts';
import { faultsOf, wireFaultText } from '../../core/contracts/wire-fault.ts';
import { DEFAULT_LANE_LIMITS, type LaneLimits } from '../../core/domain/lane.ts';
import type { MasterLists } from './desk-messages.ts';

/** A property that a host set, read; or what is wrong with it, without what it held. */
export type Given<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

/** Reads a document as a host set it; null closes the one that is open. */
export function givenDocument(value: unknown): Given<contracts.EmbedDocument | null> {
  if (value === null || value === undefined) return { ok: true, value: null };
  const parsed = contracts.embedDocument.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : refused('document', parsed.error);
}

/** Reads master lists as a host set them: `{ dimensions: { account: [...] } }`; null: there are none, and codes are free. */
export function givenMasters(value: unknown): Given<MasterLists> {
  if (value === null || value === undefined) return { ok: true, value: {} };
  const parsed = mastersSchema.pick({ dimensions: true }).safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data.dimensions } : refused('masters', parsed.error);
}

/** Reads lane limits as a host set them; null: those that a company starts with. */
export function givenLaneLimits(value: unknown): Given<LaneLimits> {
  if (value === null || value === undefined) return { ok: true, value: DEFAULT_LANE_LIMITS };
  const parsed = laneLimitsSchema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : refused('laneLimits', parsed.error);
}

function refused(name: string, error: Parameters<typeof faultsOf>[0]): { ok: false; fault: string } {
  return { ok: false, fault: `${name}: ${faultsOf(error).map(wireFaultText).join('; ')}` };
}
