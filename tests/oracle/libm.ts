/** The two functions whose last bit differs between libraries; f32 in, f32 out. */
export interface Libm {
  readonly log: (x: number) => number;
  readonly exp: (x: number) => number;
}

/** The host's own, rounded to f32. */
export const HOST_LIBM: Libm = {
  log: (x) => Math.fround(Math.log(x)),
  exp: (x) => Math.fround(Math.exp(x)),
};
