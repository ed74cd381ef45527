import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import { contentPolicy } from './content-policy.ts';

/** What the page's file holds where the nonce of the answer goes. */
export const NONCE_MARK = '{{nonce}}';

/** Answers with the HTML page in `pageFile`, a fresh style nonce in it each time; never kept without asking again. */
export function servePage(pageFile: string): RequestHandler {
  return async (_request, response) => {
    const template = await readFile(pageFile, 'utf8');
    const nonce = randomBytes(16).toString('base64');
    response
      .setHeader('Content-Security-Policy', contentPolicy(nonce))
      .setHeader('Cache-Control', 'no-store')
      .type('html')
      .send(template.replaceAll(NONCE_MARK, nonce));
  };
}
