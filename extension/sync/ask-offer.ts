import { signInSettings, type SignInSettings } from '../../core/contracts/sign-in.ts';
import { answerOf, valueOf, type Answer } from './answer.ts';
import type { Send } from './server-door.ts';

const WAIT_MS = 30_000;

/** Asks a server how people sign in. It takes no proof of who asks. */
export async function askOffer(send: Send, serverOrigin: string): Promise<Answer<SignInSettings>> {
  const asked = send(`${serverOrigin}/v1/sign-in`, {
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS),
  });
  return valueOf(await answerOf(asked), signInSettings);
}
