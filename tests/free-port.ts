import { createServer } from 'node:http';
import { listen } from './listen.ts';

/** A port of this machine that nothing listens at; for a program that is told its port before it starts. */
export async function freePort(): Promise<number> {
  const listening = await listen(createServer());
  await listening.close();
  return listening.port;
}
