// What AL calls and hears. Global functions are how a control add-in's procedures are found.
(function (page) {
  let connection = null;
  let tokenAsked = null;
  let proposalAsked = null;

  const tell = (name, values) => Microsoft.Dynamics.NAV.InvokeExtensibilityMethod(name, values);
  const fail = (error) => tell('KonteraFailed', [String(error.message).slice(0, 250)]);

  /** One question to AL at a time: its events have no answer, the answer is a procedure that it calls later. */
  const askAl = (name, values, keep) =>
    new Promise((resolve) => {
      keep(resolve);
      tell(name, values);
    });

  page.OpenKontera = (origin, tenantId, locale) => {
    const iframe = document.createElement('iframe');
    iframe.title = 'Kontera';
    iframe.referrerPolicy = 'origin';
    iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin');
    const connected = page.Kontera.connectKontera(iframe, origin, 'Business Central', {
      token: () => askAl('TokenNeeded', [], (resolve) => (tokenAsked = resolve)),
      write: async (proposal) => {
        const sentence = await askAl('CodingProposed', [proposal], (resolve) => (proposalAsked = resolve));
        if (sentence) throw new Error(sentence);
      },
      // The add-in has the height that its page gives it.
      resized: () => undefined,
    });
    iframe.src = `${origin}/embed/${encodeURIComponent(tenantId)}`;
    document.getElementById('controlAddIn').replaceChildren(iframe);
    connected
      .then(async (kontera) => {
        connection = kontera;
        await kontera.request('configure', { locale });
        tell('KonteraReady', []);
      })
      .catch(fail);
  };

  page.GiveToken = (token, expiresAt) => {
    const given = token ? { token, expiresAt } : null;
    if (tokenAsked) tokenAsked(given);
    else if (given) connection?.request('authorise', given).catch(fail);
    tokenAsked = null;
  };

  page.OpenDocument = (document) => void connection?.request('open-document', { document }).catch(fail);
  page.CloseDocument = () => void connection?.request('close-document', {}).catch(fail);

  page.Settle = (sentence) => {
    proposalAsked?.(sentence);
    proposalAsked = null;
  };
})(globalThis);
