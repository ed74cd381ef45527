import { CONTRACT_VERSION } from '../../core/contracts/contract-version.ts';
import { ERROR_CODES, ERROR_TABLE } from '../../core/contracts/error-table.ts';
import { ROLE_SCOPES, ROLES, SCOPES } from '../../core/contracts/scope.ts';
import { NONCE_MARK } from './page.ts';
import { fieldRows } from './reference-fields.ts';
import { html, type Html } from './html.ts';
import type { RouteCard, Yield } from './route.ts';

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1b1f; }
  code { font: 0.9em ui-monospace, monospace; background: #f1f1f4; padding: 0.1em 0.3em; border-radius: 3px; }
  h3 code { font-size: 1em; }
  table { border-collapse: collapse; width: 100%; margin: 0.5rem 0 1.5rem; }
  td, th { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-top: 1px solid #d8d8de; }
  section { border-top: 2px solid #d8d8de; margin-top: 2rem; }
`;

/** The reference of /v1 for people: every route with what it takes and gives, the roles, the error table. One page, no scripts. */
export function referencePage(cards: readonly RouteCard[]): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Kontera API ${CONTRACT_VERSION}</title>
        <style nonce="${NONCE_MARK}">
          ${html.raw(STYLE)}
        </style>
      </head>
      <body>
        <h1>Kontera API ${CONTRACT_VERSION}</h1>
        <p>
          Send <code>Authorization: Bearer</code> with an API key or an access token of the identity provider.
          A key or token for several tenants says which one in <code>Kontera-Tenant</code>. The same reference
          for programs: <a href="/v1/openapi.json">openapi.json</a>.
        </p>
        ${cards.map(routeSection)}
        <section>
          <h2>Roles</h2>
          ${roleTable()}
        </section>
        <section>
          <h2>Errors</h2>
          <p>Every refusal is <code>application/problem+json</code>; <code>code</code> is one of these.</p>
          ${errorTable()}
        </section>
      </body>
    </html>`;
  return page.text;
}

function routeSection(card: RouteCard): Html {
  const { params, query, body } = card.takes.shape;
  const parts = [
    fieldRows('path', params),
    fieldRows('query', query),
    fieldRows('body', body),
    ...(card.gives.kind === 'json' ? [fieldRows('reply', card.gives.schema)] : []),
  ].flat();
  return html`<section>
    <h3><code>${card.method.toUpperCase()} /v1${card.path}</code></h3>
    <p>${card.summary}</p>
    <p>
      ${card.scope === null ? 'Open to everyone, without a key.' : html`Scope <code>${card.scope}</code>.`}
      ${card.isIdempotent === true ? 'Needs an Idempotency-Key header. ' : ''} ${yieldText(card.gives)}
    </p>
    ${
      parts.length === 0
        ? ''
        : html`<table>
            ${parts.map(
              ({ place, name, kind }) =>
                html`<tr>
                  <td>${place}</td>
                  <td><code>${name}</code></td>
                  <td>${kind}</td>
                </tr>`,
            )}
          </table>`
    }
  </section>`;
}

function yieldText(gives: Yield): string {
  if (gives.kind === 'json') return `Answers ${gives.status}.`;
  if (gives.kind === 'empty') return 'Answers 204.';
  return gives.kind === 'lines' ? 'Answers lines of JSON.' : 'Answers bytes.';
}

function roleTable(): Html {
  return html`<table>
    <tr>
      <th>Scope</th>
      ${ROLES.map((role) => html`<th>${role}</th>`)}
    </tr>
    ${SCOPES.map(
      (scope) =>
        html`<tr>
          <td><code>${scope}</code></td>
          ${ROLES.map((role) => html`<td>${ROLE_SCOPES[role].includes(scope) ? 'yes' : ''}</td>`)}
        </tr>`,
    )}
  </table>`;
}

function errorTable(): Html {
  const crossing = ERROR_CODES.filter((code) => ERROR_TABLE[code].status !== null);
  return html`<table>
    ${crossing.map(
      (code) =>
        html`<tr id="${code}">
          <td><code>${code}</code></td>
          <td>${String(ERROR_TABLE[code].status)}</td>
          <td>${ERROR_TABLE[code].sentence}</td>
        </tr>`,
    )}
  </table>`;
}
