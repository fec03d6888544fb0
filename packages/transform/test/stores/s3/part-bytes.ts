import t from 'tap'
import { partBytesAfter } from '../../../src/stores/s3/part-bytes.ts'

// Source: "Amazon S3 multipart upload limits".
t.test('10,000 parts are enough for 5 TiB, each within the limits', async (t) => {
  let sum = 0
  for (let parts = 0; parts < 10_000; parts += 1) {
    const bytes = partBytesAfter(parts)
    if (bytes < 5 * 2 ** 20 || bytes > 5 * 2 ** 30) t.fail(`part ${parts} has ${bytes} bytes`)
    sum += bytes
  }
  t.ok(sum >= 5 * 2 ** 40)
  t.equal(partBytesAfter(0), 8 * 2 ** 20)
  t.equal(partBytesAfter(4999), 8 * 2 ** 20, 'for 39 GiB')
  t.equal(partBytesAfter(5000), 16 * 2 ** 20)
  t.equal(partBytesAfter(5499), 16 * 2 ** 20)
  t.equal(partBytesAfter(5500), 32 * 2 ** 20)
  t.equal(partBytesAfter(9999), 4 * 2 ** 30)
})
