import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RequestHandler, Response } from 'express';
import { contentPolicy, OWN_PAGE, type PageAllowance } from './content-policy.ts';

/** What the page's file holds where the nonce of the answer goes. */
export const NONCE_MARK = '{{nonce}}';

/**
 * Answers with the HTML page in `pageFile`, a fresh style nonce in it each time; never kept without asking again. A page
 * that was not built is left to the next handler.
 */
export function servePage(pageFile: string, allowance: PageAllowance = OWN_PAGE): RequestHandler {
  return async (_request, response, next) => {
    const template = await readPage(pageFile);
    if (template === null) next();
    else sendPage(response, template, allowance);
  };
}

/** The text of a page's file, null where there is none. */
export async function readPage(pageFile: string): Promise<string | null> {
  try {
    return await readFile(pageFile, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Sends a page with a fresh nonce and the policy that goes with it. */
export function sendPage(response: Response, template: string, allowance: PageAllowance): void {
  const nonce = randomBytes(16).toString('base64');
  if (allowance.ancestors.length > 0) {
    // frame-ancestors says who may; the older header knows no lists and would forbid them all.
    response.removeHeader('X-Frame-Options');
    // The page opens a window to sign in, and has to hear from it.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
  }
  response
    .setHeader('Content-Security-Policy', contentPolicy(nonce, allowance))
    .setHeader('Cache-Control', 'no-store')
    .type('html')
    .send(template.replaceAll(NONCE_MARK, nonce));
}
