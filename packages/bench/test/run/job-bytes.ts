import t from 'tap'
import { jobBytes } from '../../src/run/job-bytes.ts'

/** Bytes a second, how many are tried, and of what is decided. */
const mebibyte = 1024 * 1024

t.test('larger ones are tried until one tells', async (t) => {
  for (const [rate, seconds] of [
    [100 * mebibyte, 2],
    [10 * mebibyte, 2],
    [1000, 1],
    [64 * 1024, 2],
  ] as const) {
    const tried: number[] = []
    const bytes = await jobBytes(seconds, async (each) => {
      tried.push(each)
      return { bytes: each, seconds: each / rate }
    })
    t.ok(Math.abs(bytes - rate * seconds) <= 1, `${rate}: ${bytes}`)
    t.ok(tried.length <= 4, `${rate}: ${tried}`)
    for (const each of tried) t.ok(each <= Math.max(64 * 1024, rate * seconds), 'none longer than asked')
  }
})

t.test('a job has a largest size, whatever it takes', async (t) => {
  t.equal(await jobBytes(3600, async (bytes) => ({ bytes, seconds: 0 })), 512 * mebibyte)
  t.equal(
    await jobBytes(3600, async (bytes) => ({ bytes, seconds: bytes / (100 * mebibyte) })),
    512 * mebibyte,
  )
})

t.test('what counts is what was written: one sample may be more than was asked for', async (t) => {
  const sample = mebibyte
  const rate = 2 * sample
  const bytes = await jobBytes(2, async (asked) => {
    const bytes = Math.ceil(asked / sample) * sample
    return { bytes, seconds: bytes / rate }
  })
  t.equal(bytes, 2 * rate)
})
