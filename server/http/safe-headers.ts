import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { contentPolicy, type PageAllowance } from './content-policy.ts';

const YEAR_SECONDS = 31_536_000;

/**
 * Sets the headers that every answer carries; a page may set a policy of its own after it. `isHttps`: browsers are told
 * to come by HTTPS only from now on, which holds for TLS here and for a proxy that does it.
 */
export function safeHeaders(isHttps: boolean): RequestHandler[] {
  return [
    helmet({
      // The policy is put together in content-policy.ts: it differs by page, and its nonce by answer.
      contentSecurityPolicy: false,
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: isHttps ? { maxAge: YEAR_SECONDS, includeSubDomains: false } : false,
      xFrameOptions: { action: 'deny' },
      xXssProtection: false,
      xDownloadOptions: false,
    }),
    (_request, response, next) => {
      response
        .setHeader('Content-Security-Policy', contentPolicy(randomBytes(16).toString('base64')))
        .setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
      next();
    },
  ];
}

/** Gives an answer the policy of a page: for scripts that run by a policy of their own. */
export function policyOf(allowance: PageAllowance): RequestHandler {
  return (_request, response, next) => {
    response.setHeader(
      'Content-Security-Policy',
      contentPolicy(randomBytes(16).toString('base64'), allowance),
    );
    next();
  };
}
