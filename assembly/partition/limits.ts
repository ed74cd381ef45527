/** Amounts of one problem. */
export const MAX_AMOUNTS: i32 = 1024;
/** Totals of one problem: a mask of 64 bits says where an amount may go. */
export const MAX_TOTALS: i32 = 64;
/** Ways in which amounts may be grouped. */
export const MAX_KINDS: i32 = 4;
/** Size of an amount or a total: a thousand of them and their sums stay far inside 64 bits. */
export const MOST_SIZE: f64 = 1125899906842624.0;
/** Size of a cost: a logarithm of a probability is far smaller. */
export const MOST_COST: f64 = 1e6;
/** Nodes of one call: minutes of work, so that a wrong number cannot hang the host. */
export const MOST_NODES: f64 = 1e9;
