/** SHA-256 of bytes in lower-case hexadecimal. */
export type Hash = (bytes: Blob) => Promise<string>;

/** To the worker that hashes. */
export interface HashQuestion {
  readonly id: number;
  readonly bytes: Blob;
}

/** From it, in any order. */
export interface HashAnswer {
  readonly id: number;
  readonly hash: string;
}

/** Hashes in a worker: browsers hold the page up while they hash. Rejects where the worker breaks down. */
export function hashDoor(worker: Worker): Hash {
  const waiting = new Map<number, { take: (hash: string) => void; fail: (error: Error) => void }>();
  let lastId = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<HashAnswer>) => {
    waiting.get(data.id)?.take(data.hash);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', ({ message }) => {
    for (const { fail } of waiting.values()) fail(new Error(`the worker that hashes broke down: ${message}`));
    waiting.clear();
  });
  return (bytes) =>
    new Promise((take, fail) => {
      lastId += 1;
      waiting.set(lastId, { take, fail });
      const question: HashQuestion = { id: lastId, bytes };
      worker.postMessage(question);
    });
}
