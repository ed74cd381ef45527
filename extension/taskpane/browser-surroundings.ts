import type { CompanySurroundings } from '../controllers/company/company-desk.ts';
import type { CompanyState } from '../controllers/company/company-state.ts';
import type { Workbench } from '../controllers/workbench.ts';
import type { KeyedStore } from '../sync/keyed-store.ts';
import { browserSignIn } from './browser-sign-in.ts';

const CHANNEL = 'kontera-model';

/** What the browser gives the company's desk. */
export function browserSurroundings(
  store: KeyedStore,
  workbench: Workbench,
  changed: (state: CompanyState) => void,
): CompanySurroundings {
  const channel = new BroadcastChannel(CHANNEL);
  return {
    store,
    workbench,
    fetch: (input, init) => fetch(input, init),
    signIn: browserSignIn(store),
    now: () => new Date().toISOString(),
    newKey: () => `${new Date().toISOString()}-${crypto.randomUUID()}`.replaceAll(/[^A-Za-z0-9._:-]/g, '-'),
    alone: (name, work) => navigator.locks.request(name, work),
    tellModelReplaced: (companyId) => channel.postMessage(companyId),
    changed,
  };
}

/** Tells when another tab put a company's model on the shelf. */
export function watchReplacedModels(take: (companyId: string) => void): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') take(data);
  });
}
