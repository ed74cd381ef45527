/** Places of hashed weights in each dimension of a model: 2 to the CROSS_BITS of assembly/linear/dimension-model. */
export const BUCKETS_A_DIMENSION = 2 ** 20;
