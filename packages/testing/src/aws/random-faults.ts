import type { Fault, PickFault } from './fault-proxy.ts'

/** S3 at its worst, again and again the same for a seed. `rate`: the share of requests that something happens to. */
export function randomFaults(seed: number, rate: number): PickFault {
  let state = seed
  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return () => {
    const share = random()
    const kinds: readonly Fault[] = [
      { kind: 'status', status: 500, code: 'InternalError' },
      { kind: 'status', status: 503, code: 'SlowDown' },
      { kind: 'refuse' },
      { kind: 'lose' },
      { kind: 'truncate', share },
    ]
    return random() < rate ? kinds[Math.floor(random() * kinds.length)] : undefined
  }
}
