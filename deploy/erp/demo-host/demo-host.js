// A host: an ERP's page that has Kontera inside, in a frame of its own origin or as an element of this page.
import { connectKontera } from './kontera/connect-kontera.js';

const json = async (address, request) => {
  const response = await fetch(address, request);
  const body = await response.json();
  if (!response.ok) throw new Error(body.sentence ?? `HTTP status ${response.status}`);
  return body;
};

/** Only here something is written, by the ERP and with the rights of its user. */
const write = async (proposal) => {
  await json('erp/coding', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(proposal),
  });
  outcome.textContent = `${proposal.documentId}: ${proposal.lines.length} lines written`;
};

const outcome = document.getElementById('outcome');
const choice = document.getElementById('invoice');
const place = document.getElementById('kontera');
const [config, invoices] = await Promise.all([json('erp/config'), json('erp/invoices')]);
for (const { documentId, supplierName } of invoices)
  choice.add(new Option(`${documentId} ${supplierName}`, documentId));
const chosen = () => invoices.find(({ documentId }) => documentId === choice.value);

const ways = {
  async frame() {
    const iframe = document.createElement('iframe');
    iframe.title = 'Kontera';
    iframe.referrerPolicy = 'origin';
    iframe.allow = '';
    iframe.sandbox.add('allow-scripts', 'allow-same-origin');
    iframe.height = '480';
    const connected = connectKontera(iframe, config.konteraOrigin, 'Demo ERP', {
      token: () => json('erp/token', { method: 'POST' }),
      write,
    });
    iframe.src = `${config.konteraOrigin}/embed/${config.tenantId}`;
    place.append(iframe);
    const kontera = await connected;
    await kontera.request('configure', { locale: navigator.language });
    await kontera.request('authorise', await json('erp/token', { method: 'POST' }));
    const open = () => kontera.request('open-document', { document: chosen() });
    choice.addEventListener('change', open);
    await open();
  },

  async element() {
    await import('./kontera/kontera-coding.js');
    const coding = document.createElement('kontera-coding');
    coding.locale = navigator.language;
    coding.masters = await json('erp/masters');
    coding.model = 'erp/model';
    coding.document = chosen();
    coding.addEventListener('coding-proposed', async ({ detail }) => {
      try {
        await write(detail);
        coding.settle({ isWritten: true });
      } catch (error) {
        coding.settle({ isWritten: false, sentence: error.message });
      }
    });
    choice.addEventListener('change', () => (coding.document = chosen()));
    place.append(coding);
  },
};

const way = new URL(location.href).searchParams.get('way') === 'element' ? 'element' : 'frame';
document.querySelector(`nav a[href$=${way}]`).setAttribute('aria-current', 'page');
try {
  await ways[way]();
} catch (error) {
  outcome.textContent = `Kontera could not be opened: ${error.message}`;
}
