import { gzipSync } from 'node:zlib'
import t from 'tap'
import { decodeBody } from '../../src/http/decode-body.ts'
import type { HttpQuestion } from '../../src/http/http-shape.ts'

const question = (body: string | undefined, isBase64Encoded = false, headers = {}): HttpQuestion => ({
  method: 'POST',
  path: '/',
  query: '',
  headers,
  body,
  isBase64Encoded,
})

t.test('text, base64, nothing', async (t) => {
  const bytesOf = async (asked: HttpQuestion) => [...(await decodeBody(asked))]
  t.same(await bytesOf(question('é')), [0xc3, 0xa9])
  t.same(await bytesOf(question('AP8=', true)), [0, 255])
  t.same(await bytesOf(question('AP8', true)), [0, 255], 'without padding')
  t.same(await bytesOf(question('AP\n8=\r\n', true)), [0, 255], 'in lines')
  t.same(await bytesOf(question(undefined)), [])
  t.same(await bytesOf(question('', true)), [])
  const zipped = gzipSync('1,2').toString('base64')
  t.equal(
    Buffer.from(await bytesOf(question(zipped, true, { 'content-encoding': 'gzip' }))).toString(),
    '1,2',
  )
})

t.test('what is not what it seems', async (t) => {
  for (const body of ['{"a":1}', 'A', 'AP8=AP8=', 'AA AA'])
    t.throws(() => decodeBody(question(body, true)), {
      code: 'MALFORMED_REQUEST',
      location: { field: 'body' },
    })
  await t.rejects(async () => decodeBody(question('x', false, { 'content-encoding': 'gzip' })), {
    code: 'MALFORMED_BODY',
  })
  const bomb = gzipSync(Buffer.alloc(7 * 1024 * 1024)).toString('base64')
  await t.rejects(async () => decodeBody(question(bomb, true, { 'content-encoding': 'gzip' })), {
    code: 'PAYLOAD_TOO_LARGE',
  })
})
