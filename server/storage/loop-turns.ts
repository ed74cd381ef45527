/** Longer than this nobody else waits, but for the statement at work. */
const TURN_MS = 5;

/**
 * Lets Node look at its sockets now and then. PGlite works in this process and resolves its promises without leaving JavaScript: as long
 * as a statement waits for its turn nothing is read, and of new connections Node accepts one each time it looks. Await the function
 * before each statement.
 */
export function loopTurns(nowMs: () => number): () => Promise<void> {
  let lastMs = nowMs();
  return async () => {
    if (nowMs() - lastMs < TURN_MS) return;
    await new Promise((resume) => setImmediate(resume));
    lastMs = nowMs();
  };
}
