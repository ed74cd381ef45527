import type { RequestHandler } from 'express';
import { tenantIdText } from '../../core/contracts/wire-text.ts';
import type { Settings } from '../services/settings.ts';
import { OWN_PAGE } from './content-policy.ts';
import { readPage, sendPage } from './page.ts';

/** What the page's file holds where the origin goes that may show it; it hears no other. */
const HOST_ORIGIN_MARK = '{{hostOrigin}}';

/**
 * The page for the inside of an ERP, at /embed/TENANT. It may be framed by the origin that asks for it, where the tenant
 * has set that one, and by nobody else; the other origins of the tenant are not told. The browser says who asks in the
 * Referer header; a host page that withholds it sets `referrerpolicy="origin"` on its iframe.
 */
export function embedPage(pageFile: string, settings: Pick<Settings, 'read'>): RequestHandler {
  return async (request, response, next) => {
    const template = await readPage(pageFile);
    if (template === null) {
      next();
      return;
    }
    const tenantId = tenantIdText.safeParse(request.params['tenantId']);
    const asking = originOf(request.get('referer'));
    const isSet =
      asking !== null &&
      tenantId.success &&
      (await settings.read(tenantId.data)).embedOrigins.includes(asking);
    response.vary('Referer');
    const page = template.replaceAll(HOST_ORIGIN_MARK, isSet ? asking : '');
    sendPage(response, page, { ...OWN_PAGE, ancestors: isSet ? [asking] : [] });
  };
}

function originOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  return new URL(address).origin;
}
