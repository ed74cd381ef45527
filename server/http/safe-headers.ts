import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { contentPolicy } from './content-policy.ts';

/** Sets the headers that every answer carries; a handler may set a stricter or page-bound policy after it. */
export const safeHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader('Content-Security-Policy', contentPolicy(randomBytes(16).toString('base64')));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  next();
};
