import t from 'tap'
import { formatBytes } from '../../src/errors/format-bytes.ts'

for (const [bytes, text] of [
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [40_600, '40.6 kB'],
  [2_090_478, '2.1 MB'],
  [3_000_000_000_000, '3000.0 GB'],
] as const) {
  t.test(text, async (t) => {
    t.equal(formatBytes(bytes), text)
  })
}
