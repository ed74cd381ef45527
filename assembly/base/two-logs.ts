/*
 * Natural logarithms of two f32 at once, in the lanes of a vector, to the last bit as AssemblyScript's Mathf.log takes them one
 * by one: method, polynomial and table are those of its std/util/math, which has them from ARM's optimized routines (MIT).
 */
const TABLE_BITS: i32 = 4;
const FIRST: i32 = 0x3f330000;
const SIGNIFICAND_BITS: i32 = 23;
const LN2: f64 = 0.6931471805599453;
const A0: f64 = -0.25089342214237154;
const A1: f64 = 0.333456765744066;
const A2: f64 = -0.4999997485802103;

/** For each of 16 parts of a doubling 1/c and log c, c near its middle. */
const TABLE: usize = memory.data<f64>([
  1.398907162146528, -0.33569133332882284, 1.3403141896637998, -0.2929040563774074, 1.286432210124115,
  -0.2518726580937369, 1.2367150214269895, -0.21245868807117255, 1.1906977166711752, -0.17453945183745634,
  1.1479821020556429, -0.1380057072319758, 1.1082251448272158, -0.10275976698545139, 1.0711297413057381,
  -0.06871392447020525, 1.036437278977283, -0.0357891387398228, 1.0, 0.0, 0.9492859795739057,
  0.05204517742929496, 0.8951049428609004, 0.11081431298787942, 0.8476821620351103, 0.1652495223695143,
  0.8050314851692001, 0.21687389031699977, 0.7664671008843108, 0.2659635028121397, 0.731428603316328,
  0.3127556664073557,
]);

function rowOf(bits: i32): usize {
  return TABLE + (((<usize>(bits >> (SIGNIFICAND_BITS - TABLE_BITS))) & ((1 << TABLE_BITS) - 1)) << 4);
}

/** Logs of two normal numbers above 0, in the first two lanes; the other two are 0. */
export function twoLogs(one: f32, other: f32): v128 {
  const numbers = f32x4.replace_lane(f32x4.splat(one), 1, other);
  const offsets = i32x4.sub(numbers, i32x4.splat(FIRST));
  const oneRow = v128.load(rowOf(i32x4.extract_lane(offsets, 0)));
  const otherRow = v128.load(rowOf(i32x4.extract_lane(offsets, 1)));
  const inverses = v128.shuffle<f64>(oneRow, otherRow, 0, 2);
  const logs = v128.shuffle<f64>(oneRow, otherRow, 1, 3);
  const powers = f64x2.convert_low_i32x4_s(i32x4.shr_s(offsets, SIGNIFICAND_BITS));
  const significands = i32x4.sub(numbers, v128.and(offsets, i32x4.splat(0x1ff << SIGNIFICAND_BITS)));
  const z = f64x2.promote_low_f32x4(significands);
  const r = f64x2.sub(f64x2.mul(z, inverses), f64x2.splat(1));
  const y0 = f64x2.add(logs, f64x2.mul(powers, f64x2.splat(LN2)));
  const r2 = f64x2.mul(r, r);
  let y = f64x2.add(f64x2.mul(f64x2.splat(A1), r), f64x2.splat(A2));
  y = f64x2.add(y, f64x2.mul(f64x2.splat(A0), r2));
  y = f64x2.add(f64x2.mul(y, r2), f64x2.add(y0, r));
  return f32x4.demote_f64x2_zero(y);
}
