// The page that Tryton opens: it has Kontera in a frame and writes through Tryton, with the rights of its user.
import { connectKontera } from './connect-kontera.js';

const outcome = document.getElementById('outcome');
let session = '';

const post = async (address, body = {}) => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-kontera-session': session },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.sentence ?? `HTTP status ${response.status}`);
  return answer;
};

const open = async () => {
  const link = location.hash.slice(1);
  // Used up or not, it does not stay in the history.
  history.replaceState(null, '', location.pathname);
  const opened = await post('exchange', { link });
  session = opened.session;
  const iframe = document.createElement('iframe');
  iframe.title = 'Kontera';
  iframe.referrerPolicy = 'origin';
  iframe.sandbox.add('allow-scripts', 'allow-same-origin');
  iframe.height = '640';
  const connected = connectKontera(iframe, opened.origin, 'Tryton', {
    token: () => post('token'),
    write: async ({ documentId, version, lines }) => {
      await post('coding', { documentId, version, lines });
      outcome.textContent = 'Written. Reload the invoice in Tryton to see it.';
    },
  });
  iframe.src = `${opened.origin}/embed/${encodeURIComponent(opened.tenantId)}`;
  document.getElementById('kontera').append(iframe);
  const kontera = await connected;
  await kontera.request('configure', { locale: opened.locale });
  await kontera.request('authorise', await post('token'));
  await kontera.request('open-document', { document: opened.document });
};

open().catch((error) => {
  outcome.textContent = error.message;
});
