import { types, type ParserOptions, type SerializerOptions } from '@electric-sql/pglite';

const asText = (text: string): string => text;

/** Element types and the types of their arrays, by PostgreSQL's numbers: the ones that Drizzle wants as text. */
const TEXT_TYPES = [
  ...[types.TIMESTAMP, types.TIMESTAMPTZ, types.INTERVAL, types.DATE],
  ...[1115, 1185, 1187, 1182, 1231],
];

/**
 * How values leave PGlite, given once at its opening: what Drizzle would give with every query, which copies a table of some hundred
 * parsers each time, and bytes by Node, which takes a fifteenth of the time of PGlite's own for a model of 2 MB.
 */
export const PARSERS: ParserOptions = {
  ...Object.fromEntries(TEXT_TYPES.map((type) => [type, asText])),
  [types.BYTEA]: (text) => new Uint8Array(Buffer.from(text.slice('\\x'.length), 'hex')),
};

/** How values enter PGlite where its own way is slow. */
export const SERIALIZERS: SerializerOptions = {
  [types.BYTEA]: (value: unknown) => {
    if (!(value instanceof Uint8Array)) throw new TypeError('bytes must be a Uint8Array');
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;
  },
};

const asDate = (text: string): Date => new Date(text);

/** Moments and days as dates, as pg gives them: for statements that do not come from Drizzle. */
export const DATE_PARSERS: ParserOptions = {
  [types.TIMESTAMP]: asDate,
  [types.TIMESTAMPTZ]: asDate,
  [types.DATE]: asDate,
};
