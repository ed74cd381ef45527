import type { CompanySurroundings } from '../controllers/company/company-desk.ts';
import type { CompanyState } from '../controllers/company/company-state.ts';
import type { Workbench } from '../controllers/workbench.ts';
import { ApiKeySignIn } from '../sync/api-key-sign-in.ts';
import type { Hash } from '../sync/hash-door.ts';
import type { KeyedStore } from '../sync/keyed-store.ts';

const CHANNEL = 'kontera-model';

/** What the browser gives the company's desk; `replaced` is told when another tab put a company's model on the shelf. */
export function browserSurroundings(
  store: KeyedStore,
  workbench: Workbench,
  hash: Hash,
  changed: (state: CompanyState) => void,
  replaced: (companyId: string) => void,
): CompanySurroundings {
  // One channel to tell and to be told: it does not hear itself.
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') replaced(data);
  });
  return {
    store,
    workbench,
    hash,
    fetch: (input, init) => fetch(input, init),
    signIn: (own) => new ApiKeySignIn(own),
    now: () => new Date().toISOString(),
    newKey: () => `${new Date().toISOString()}-${crypto.randomUUID()}`.replaceAll(/[^A-Za-z0-9._:-]/g, '-'),
    alone: (name, work) => navigator.locks.request(name, work),
    tellModelReplaced: (companyId) => channel.postMessage(companyId),
    changed,
  };
}
