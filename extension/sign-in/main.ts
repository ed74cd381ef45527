// Composition root of the window in which people sign in: asks the server where, sends them there, tells the pane what came of it.
import { tellOpener } from '../hosts/dialog/tell-opener.ts';
import { answerText, type TokenAnswer } from '../sync/open-id/token.ts';
import { isServerOrigin } from '../sync/server-origin.ts';
import { withSchemas } from '../sync/with-schemas.ts';
import { speak, texts } from '../texts/texts.ts';

const SERVER_KEY = 'kontera-sign-in-server';

await speak(navigator.language);
document.documentElement.lang = texts.locale;
const line = document.createElement('p');
line.setAttribute('role', 'status');
line.textContent = texts.signIn.underWay;
document.body.append(line);

const answer = await signIn();
if (answer !== null) {
  line.textContent = answer.kind === 'token' ? texts.signIn.done : texts.signIn.failed;
  await tellOpener(answerText(answer));
}

/** Null where the page is being left for the provider. */
async function signIn(): Promise<TokenAnswer | null> {
  const server = serverOrigin();
  if (server === null) return { kind: 'not-able' };
  const [{ askOffer }, { redirectingApplication, tokenByRedirect }] = await withSchemas(() =>
    Promise.all([import('../sync/ask-offer.ts'), import('../sync/open-id/msal.ts')]),
  );
  const offer = await askOffer((url, init) => fetch(url, init), server);
  if (!offer.ok) return { kind: offer.code === 'offline' ? 'away' : 'not-able' };
  const { openId } = offer.value;
  if (openId === null) return { kind: 'not-able' };
  const application = await redirectingApplication(openId, `${location.origin}${location.pathname}`);
  return tokenByRedirect(application, openId);
}

/** The server is named when the window is opened; the provider sends the person back without it. */
function serverOrigin(): string | null {
  const named = new URLSearchParams(location.search).get('server');
  if (named !== null && isServerOrigin(named)) sessionStorage.setItem(SERVER_KEY, named);
  return sessionStorage.getItem(SERVER_KEY);
}
