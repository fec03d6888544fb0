/** For each sixteenth from about 0.7 to 1.4: 1 / c for a c in it, and log c. */
const inverses = Float64Array.of(
  1.398907162146528,
  1.3403141896637998,
  1.286432210124115,
  1.2367150214269895,
  1.1906977166711752,
  1.1479821020556429,
  1.1082251448272158,
  1.0711297413057381,
  1.036437278977283,
  1,
  0.9492859795739057,
  0.8951049428609004,
  0.8476821620351103,
  0.8050314851692001,
  0.7664671008843108,
  0.731428603316328,
)
const logs = Float64Array.of(
  -0.33569133332882284,
  -0.2929040563774074,
  -0.2518726580937369,
  -0.21245868807117255,
  -0.17453945183745634,
  -0.1380057072319758,
  -0.10275976698545139,
  -0.06871392447020525,
  -0.0357891387398228,
  0,
  0.05204517742929496,
  0.11081431298787942,
  0.1652495223695143,
  0.21687389031699977,
  0.2659635028121397,
  0.3127556664073557,
)

const start = 0x3f330000
const float = new Float32Array(1)
const bits = new Int32Array(float.buffer)

/**
 * The natural logarithm of a float32, as glibc has it since 2.28 (with the algorithm and constants of Arm's optimized
 * routines). It is within 0.818 ULP, so that the nearest float would often be another.
 */
export function logf(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return Math.log(x)
  if (x === 1) return 0
  // A subnormal has no exponent of its own.
  const scale = x < 2 ** -126 ? 23 : 0
  float[0] = x * 2 ** scale
  const offset = (bits[0] as number) - start
  const part = (offset >> 19) & 15
  const exponent = offset >> 23
  bits[0] = (bits[0] as number) - (exponent << 23)
  const rest = (float[0] as number) * (inverses[part] as number) - 1
  const whole = (logs[part] as number) + (exponent - scale) * Math.LN2
  const square = rest * rest
  const tail = -0.25089342214237154 * square + (0.333456765744066 * rest - 0.4999997485802103)
  return Math.fround(tail * square + (whole + rest))
}
