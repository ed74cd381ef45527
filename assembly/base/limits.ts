/** Dimensions of a coding line: account, cost centre, tax code, ... */
export const MAX_DIMENSIONS: i32 = 15;
/** Different values of one dimension. */
export const MAX_VALUES: i32 = 1 << 20;
/** Fields of a document's header beyond the standard ones. */
export const MAX_HEADER_FIELDS: i32 = 16;
/** Bytes of one text of a line; what is longer is cut before it is read. */
export const MAX_TEXT_BYTES: i32 = 1024;
/** Bytes that can be staged at once. */
export const MAX_STAGED_BYTES: i32 = 1 << 30;
/** Words looked at in a supplier's name and in a line's text. */
export const MAX_NAME_WORDS: i32 = 8;
export const MAX_TEXT_WORDS: i32 = 20;
/** Contexts of one line; keys beyond are left out. */
export const MAX_KEYS: i32 = 160;
/** Values to choose from for a line, the most promising ones by memory... */
export const MAX_CANDIDATES: i32 = 32;
/** ...and how many of them a ranking has at most. */
export const MAX_RANKED: i32 = 16;
/** Values remembered in one context; the least used leaves first. */
export const MAX_SLOTS: i32 = 16;
/** Contexts that a dimension remembers at most, as the caller sets it, and where it sets nothing. */
export const LEAST_CONTEXTS: i32 = 1 << 10;
export const MOST_CONTEXTS: i32 = 1 << 22;
export const DEFAULT_CONTEXTS: i32 = 1 << 19;
/** Days from 1970-01-01 that a line may have: 0000-01-01 to 9999-12-31. */
export const FIRST_DAY: i32 = -719528;
export const LAST_DAY: i32 = 2932896;
