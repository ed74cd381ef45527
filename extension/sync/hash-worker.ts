// Entry of the worker that hashes.
import type { HashAnswer, HashQuestion } from './hash-door.ts';
import { sha256Hex } from './sha256-hex.ts';

// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the page's types know no worker's scope
const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

async function answer({ id, bytes }: HashQuestion): Promise<void> {
  const told: HashAnswer = { id, hash: await sha256Hex(await bytes.arrayBuffer()) };
  scope.postMessage(told);
}

scope.onmessage = ({ data }: MessageEvent<HashQuestion>) => {
  // A rejection would go unheard here; thrown out of a timer it reaches the page as an error of the worker.
  answer(data).catch((error: unknown) =>
    setTimeout(() => {
      throw error;
    }),
  );
};
