import * as z from 'zod';
import { codingProposal, embedDocument } from './embed-document.ts';
import { ERROR_CODES } from './error-table.ts';
import { masters } from './masters.ts';
import { laneLimits } from './tenant-settings.ts';
import { wireFault } from './wire-fault.ts';
import { WIRE_LIMITS } from './wire-limits.ts';
import { dimensionName, instant, lineText } from './wire-text.ts';

/** Stands in every message as `v`; raised when an older side could no longer be served. */
export const EMBED_VERSION = 1;

/** What one message may hold at most. Only `load-model` may hold as much as `model`. */
export const EMBED_LIMITS = {
  /** Characters of all texts and names. */
  characterCount: 1_000_000,
  /** Objects, arrays and values. */
  valueCount: 50_000,
  /** Objects and arrays inside one another, the envelope included. */
  depth: 8,
  model: { characterCount: 8_000_000, valueCount: 500_000, byteCount: 64 * 2 ** 20 },
} as const;

const id = z.string().regex(/^[A-Za-z0-9._:-]{1,64}$/, 'must be 1 to 64 letters, digits or . _ : -');
const nothing = z.object({});

/** A message before its payload is looked at. */
export const embedEnvelope = z.object({
  v: z.int().min(0).max(1_000),
  /** Of a request, made by who asks; a reply carries the id of its request. */
  id,
  type: z.string().max(40),
  payload: z.unknown(),
});

/** A message before its payload is looked at. */
export type EmbedEnvelope = z.infer<typeof embedEnvelope>;

/** How figures are written: one character each, as the host's own; '' for no grouping. */
export const numberFormat = z.object({
  decimal: z.string().regex(/^[.,٫]$/u, 'must be a decimal sign'),
  group: z.string().regex(/^[.,'’ \u00a0\u202f]?$/u, 'must be a grouping sign, or empty'),
});

/** How figures are written. */
export type NumberFormat = z.infer<typeof numberFormat>;

/** What a host may send over its port, by type. `hello` alone goes to the window, and carries the port. */
export const HOST_PAYLOADS = {
  hello: z.object({
    /** For the log of the server: `Business Central 26`. */
    hostName: lineText(100),
  }),
  configure: z.object({
    /** BCP 47: `de-CH`. */
    locale: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/, 'must be a locale such as de-CH'),
    theme: z.enum(['light', 'dark', 'system']).default('system'),
    /** Null: as the locale writes them. */
    numberFormat: numberFormat.nullable().default(null),
  }),
  authorise: z.object({
    /** For the Authorization header of our own server; never in an address, a log or a message back. */
    token: z.string().regex(/^[\x21-\x7e]{1,4096}$/, 'must be a token of 1 to 4,096 visible characters'),
    expiresAt: instant,
  }),
  'load-model': z.object({
    model: z.instanceof(ArrayBuffer),
    masters: masters.pick({ dimensions: true }),
    laneLimits: laneLimits.optional(),
  }),
  'open-document': z.object({ document: embedDocument }),
  'close-document': nothing,
  /** Replies to `coding-proposed`. */
  written: nothing,
  refused: z.object({ sentence: lineText(500) }),
} as const;

/** A message that a host may send. */
export type HostMessageType = keyof typeof HOST_PAYLOADS;

/** What a host's message carries, once it is read. */
export type HostPayload<Type extends HostMessageType> = z.infer<(typeof HOST_PAYLOADS)[Type]>;

/** What a host writes into a message: what has a default may be absent. */
export type HostPayloadInput<Type extends HostMessageType> = z.input<(typeof HOST_PAYLOADS)[Type]>;

const count = z.int().min(0);

/** What Kontera sends over the port, by type: replies to the host, what happened, and two requests. */
export const FRAME_PAYLOADS = {
  welcome: z.object({ version: z.literal(EMBED_VERSION), product: z.literal('Kontera') }),
  configured: nothing,
  authorised: nothing,
  'model-loaded': z.object({
    dimensions: z.array(dimensionName).max(WIRE_LIMITS.dimensionCount),
    lineCount: count,
  }),
  'document-opened': z.object({ lineCount: count }),
  'document-closed': nothing,
  error: z.object({
    code: z.enum(ERROR_CODES),
    sentence: lineText(500),
    faults: z.array(wireFault).max(20),
  }),
  /** What happened. */
  resized: z.object({ heightPx: z.int().min(0).max(100_000) }),
  'document-coded': z.object({
    documentId: lineText(),
    readyCount: count,
    reviewCount: count,
    needsYouCount: count,
  }),
  /** Requests: the host answers `authorise`, and `written` or `refused`. */
  'token-needed': z.object({ reason: z.enum(['none', 'expired', 'refused']) }),
  'coding-proposed': codingProposal,
} as const;

/** A message that Kontera sends. */
export type FrameMessageType = keyof typeof FRAME_PAYLOADS;

/** What a message of Kontera carries. */
export type FramePayload<Type extends FrameMessageType> = z.infer<(typeof FRAME_PAYLOADS)[Type]>;
