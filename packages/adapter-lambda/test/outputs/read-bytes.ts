import { Readable } from 'node:stream'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import { checkLength, readBytes } from '../../src/outputs/read-bytes.ts'

const parts = (...sizes: number[]) => Readable.from(sizes.map((size) => Buffer.alloc(size, 'x')))

t.test('all bytes up to the limit', async (t) => {
  t.equal(Buffer.from(await readBytes(parts(2, 3), 5, 5)).toString(), 'xxxxx')
  t.equal((await readBytes(parts(), undefined, 5)).length, 0)
})

t.test('more than the limit is not read on', async (t) => {
  let produced = 0
  const stream = Readable.from(
    (function* () {
      while (true) {
        produced += 1
        yield Buffer.alloc(4)
      }
    })(),
    { highWaterMark: 1 },
  )
  await t.rejects(readBytes(stream, undefined, 10), {
    code: 'PAYLOAD_TOO_LARGE',
    message: /larger than 10 bytes/,
  })
  t.ok(stream.destroyed)
  t.ok(produced < 10, String(produced))
})

t.test('fewer than announced', async (t) => {
  await t.rejects(readBytes(parts(4), 5, 10), {
    code: 'NOT_READY',
    message: 'the object ended after 4 of its 5 bytes',
  })
})

t.test('a length beyond the limit is told before', async (t) => {
  checkLength(undefined, 10)
  checkLength(10, 10)
  t.match(
    faultOf(() => checkLength(11, 10)),
    {
      code: 'PAYLOAD_TOO_LARGE',
      message:
        /^the object of 11 bytes is larger than 10 bytes.*split the object, or give it to a batch job$/,
    },
  )
})
