import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import { sendProblem } from './problem-reply.ts';
import type { Encoding } from './encoded-file.ts';
import type { Reply } from './reply.ts';

/** Writes what a route answered. Nothing of a tenant is kept by anyone between, but by the client that asked. */
export async function sendReply(request: Request, response: Response, reply: Reply): Promise<void> {
  response.vary('Authorization').vary('Kontera-Tenant').setHeader('Cache-Control', 'private, no-cache');
  switch (reply.kind) {
    case 'json':
      if (reply.etag !== undefined) response.setHeader('ETag', `"${reply.etag}"`);
      if (reply.etag !== undefined && hasAlready(request, reply.etag)) response.status(304).end();
      else response.status(reply.status).json(reply.body);
      return;
    case 'empty':
      response.status(204).end();
      return;
    case 'refused':
      sendProblem(response, reply.code, reply);
      return;
    case 'lines':
      await sendLines(response, reply.lines, reply.fileName);
      return;
    case 'file':
      await sendFile(request, response, reply);
  }
}

async function sendLines(response: Response, lines: AsyncIterable<string>, fileName: string): Promise<void> {
  response
    .status(200)
    .type('application/x-ndjson')
    .setHeader('Cache-Control', 'no-store')
    .setHeader('Content-Disposition', `attachment; filename="${fileName}"`);
  // The pipeline asks for the next line when the client has taken the last: a slow client does not fill the memory.
  await pipeline(Readable.from(lines), response);
}

/** A file is named by its content, so whoever has it may keep it, and is answered without reading it. */
async function sendFile(
  request: Request,
  response: Response,
  { sha256, open }: Extract<Reply, { readonly kind: 'file' }>,
): Promise<void> {
  const encoding = encodingOf(request);
  const etag = `${sha256}-${encoding}`;
  const isKnown = hasAlready(request, etag);
  const bytes = isKnown ? null : await (await open())?.bytes(encoding);
  if (bytes === undefined) {
    sendProblem(response, 'not-found');
    return;
  }
  response
    .vary('Accept-Encoding')
    .setHeader('ETag', `"${etag}"`)
    .setHeader('Cache-Control', 'private, max-age=31536000, immutable');
  if (bytes === null) {
    response.status(304).end();
    return;
  }
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.status(200).type('application/octet-stream').setHeader('Content-Length', bytes.length);
  response.end(bytes);
}

/**
 * Whether If-None-Match names the content. Express's own look says no where the request has `Cache-Control: no-cache` too, and
 * `fetch` adds that to every request with If-None-Match.
 */
function hasAlready(request: Request, etag: string): boolean {
  const named = request.get('if-none-match') ?? '';
  return named.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${etag}"`);
}

/** Brotli is the smaller one, and taken where the client takes both. */
function encodingOf(request: Request): Encoding {
  const accepted = request.acceptsEncodings('br', 'gzip', 'identity');
  return accepted === 'br' || accepted === 'gzip' ? accepted : 'identity';
}
