import type { Fail, Framing } from './framing.ts'

/** Walks over the parts of one record after the other, however many of its bytes are there yet. */
export interface FrameWalk {
  /** The bytes from the record's start on that must be there to get on. */
  readonly need: number
  /** The length of the record that begins at `start`, of which the bytes up to `end` are there; 0 if that is not all. */
  on(bytes: Buffer, start: number, end: number): number
}

/** `large` is called for a record of too many bytes, before they are there. */
export function createFrameWalk(
  framing: Framing,
  maxBytes: number,
  fail: Fail,
  large: () => never,
): FrameWalk {
  const { headBytes } = framing
  /** Of whole parts. */
  let walked = 0
  let headRead = false
  let need = headBytes
  return {
    get need() {
      return need
    },
    on(bytes, start, end) {
      while (start + need <= end) {
        const at = start + walked
        if (!headRead) {
          const dataBytes = framing.dataBytes(bytes, at, fail)
          if (walked + dataBytes > maxBytes) large()
          need = walked + framing.partBytes(dataBytes)
          headRead = true
        } else {
          const last = framing.isLast(bytes, at, walked === 0, fail)
          const length = need
          headRead = false
          walked = last ? 0 : length
          need = walked + headBytes
          if (last) return length
        }
      }
      return 0
    },
  }
}
