/** What a call answers when it does not answer with a count: 0 is fine, negative says what the caller did wrong. */
export const OK: i32 = 0;
/** A limit of base/limits was passed: too many dimensions, a text too long, a value number too high. */
export const OVER_LIMIT: i32 = -1;
/** The call needs a model, and none was created or loaded. */
export const NO_MODEL: i32 = -2;
/** A staged line's lengths do not add up, or its day, amount or tax rate is none; a coding line has a wrong code. */
export const BAD_LINE: i32 = -3;
/** The bytes are no model file. */
export const NOT_A_MODEL: i32 = -4;
/** The model file was written by a version that this engine does not read. */
export const OTHER_VERSION: i32 = -5;
/** The model file is damaged: its checksum, its lengths or its numbers do not hold. */
export const DAMAGED: i32 = -6;
/** Memory could not grow. */
export const NO_MEMORY: i32 = -7;
/** The staged problem cannot be read: its lengths do not add up, or a number is out of range. */
export const BAD_PROBLEM: i32 = -8;
