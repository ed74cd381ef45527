/**
 * The contexts a line stands in: each is a set of past lines that share something with it. Their numbers are part of
 * the model file; a new one goes to the end, a dropped one leaves a gap.
 */
export const COMPANY_WIDE: u32 = 0;
export const SUPPLIER: u32 = 1;
export const SUPPLIER_AMOUNT: u32 = 2;
export const SUPPLIER_SIZE: u32 = 3;
export const SUPPLIER_WORDS: u32 = 4;
export const WORDS: u32 = 5;
export const SUPPLIER_FIRST_WORD: u32 = 6;
export const AMOUNT: u32 = 7;
export const NAME_WORD: u32 = 8;
export const NAME_WORD_PAIR: u32 = 9;
export const WORD: u32 = 10;
export const SUPPLIER_WORD: u32 = 11;
export const WORD_PAIR: u32 = 12;
export const DOCUMENT_FORM: u32 = 13;
export const SUPPLIER_DOCUMENT_FORM: u32 = 14;
export const DOCUMENT_HUNDRED: u32 = 15;
export const DOCUMENT_TEN: u32 = 16;
export const SUPPLIER_MONTH: u32 = 17;
export const SIZE: u32 = 18;
export const SUPPLIER_FINE_SIZE: u32 = 19;
export const SUPPLIER_FINE_SIZE_WEEKDAY: u32 = 20;
export const SUPPLIER_ROUNDNESS: u32 = 21;
export const DOCUMENT_BATCH: u32 = 22;
export const SUPPLIER_DOCUMENT_BATCH: u32 = 23;
export const MASKED_TEXT: u32 = 24;
export const SUPPLIER_MASKED_TEXT: u32 = 25;
export const TEXT_START: u32 = 26;
export const WHOLE_TEXT: u32 = 27;
export const HEADER_FIELD: u32 = 28;
export const SUPPLIER_HEADER_FIELD: u32 = 29;
export const TAX_RATE: u32 = 30;
export const SUPPLIER_TAX_RATE: u32 = 31;
export const SUPPLIER_NUMBER: u32 = 32;
export const COMPANY_SUPPLIER: u32 = 33;
export const WORD_STEM: u32 = 34;
export const NAME_STEM: u32 = 35;
export const SUPPLIER_DAY_COUNT: u32 = 36;
export const CONTEXT_COUNT: i32 = 37;

/** One bit a context: whether (context, value) gets a weight of its own beside what memory says. */
export const CROSSED: u64 = 0x16f33e7fbf;
