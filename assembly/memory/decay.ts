/** What a line counts for in a context's decayed counts, by every later line of it. */
export const FAST_DECAY: f32 = 0.7;
