const steps = 32

/** 2^(i / 32), each the nearest double. */
const roots = Float64Array.of(
  1,
  1.0218971486541166,
  1.0442737824274138,
  1.0671404006768237,
  1.0905077326652577,
  1.1143867425958924,
  1.1387886347566916,
  1.1637248587775775,
  1.189207115002721,
  1.215247359980469,
  1.241857812073484,
  1.2690509571917332,
  1.2968395546510096,
  1.3252366431597413,
  1.3542555469368927,
  1.383909881963832,
  Math.SQRT2,
  1.4451808069770467,
  1.4768261459394993,
  1.5091644275934228,
  1.5422108254079407,
  1.5759808451078865,
  1.6104903319492543,
  1.645755478153965,
  1.681792830507429,
  1.718619298122478,
  1.7562521603732995,
  1.7947090750031072,
  1.8340080864093424,
  1.8741676341103,
  1.9152065613971474,
  1.9571441241754002,
)

const lowest = -151
/** 2^(lowest + i) up to 2^128. */
const powers = Float64Array.from({ length: 280 }, (_, i) => 2 ** (lowest + i))

const perStep = Math.LOG2E * steps
const c0 = 0.05550361559341535 / steps ** 3
const c1 = 0.2402284522445722 / steps ** 2
const c2 = 0.6931471806916203 / steps
/** Added and taken off again, it rounds to a whole number. */
const shift = 1.5 * 2 ** 52

/**
 * e^x of a float32, as glibc has it since 2.28 (with the algorithm and constants of Arm's optimized routines), so that
 * answers are onnxruntime's there, bit by bit. It is within 0.502 ULP; elsewhere onnxruntime's may be 1 ULP apart.
 */
export function expf(x: number): number {
  if (!(x > -103.97208404541016)) return Number.isNaN(x) ? x : 0
  if (x > 88.72283172607422) return Number.POSITIVE_INFINITY
  const scaled = perStep * x
  const whole = scaled + shift - shift
  const rest = scaled - whole
  const power = (roots[whole & 31] as number) * (powers[(whole >> 5) - lowest] as number)
  return Math.fround(((c0 * rest + c1) * (rest * rest) + (c2 * rest + 1)) * power)
}
