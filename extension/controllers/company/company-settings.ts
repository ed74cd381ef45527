import type { KeyedStore } from '../../sync/keyed-store.ts';
import { isServerOrigin } from '../../sync/server-origin.ts';
import { OWN_COMPANY } from './company-state.ts';

/** What is remembered beside the companies themselves. */
export interface CompanySettings {
  readonly companyId: string;
  readonly serverOrigin: string;
}

const KEY = 'company';

/** The company that was open last, and its server. */
export async function readSettings(store: KeyedStore): Promise<CompanySettings> {
  const value = await store.get('settings', KEY);
  const isKept =
    typeof value === 'object' && value !== null && 'companyId' in value && 'serverOrigin' in value;
  const companyId = isKept && typeof value.companyId === 'string' ? value.companyId : OWN_COMPANY;
  const origin = isKept && typeof value.serverOrigin === 'string' ? value.serverOrigin : '';
  return { companyId, serverOrigin: isServerOrigin(origin) ? origin : '' };
}

/** Remembers the company that is open, and its server. */
export async function writeSettings(store: KeyedStore, settings: CompanySettings): Promise<void> {
  await store.put('settings', KEY, settings);
}
