/** Resolves in a later turn of the event loop, as answers of another process do: what waits meanwhile is served. */
export function laterTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
