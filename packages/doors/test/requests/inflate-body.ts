import { gzipSync } from 'node:zlib'
import t from 'tap'
import { inflateBody } from '../../src/requests/inflate-body.ts'

t.test('gzip is inflated, no encoding is none', async (t) => {
  for (const encoding of ['gzip', 'GZIP ', 'x-gzip'])
    t.equal(Buffer.from(await inflateBody(gzipSync('1,2\n'), encoding, 4)).toString(), '1,2\n')
  const body = Buffer.from('1\n')
  t.equal(await inflateBody(body, 'identity', 1), body)
})

t.test('what is refused', async (t) => {
  const cases = [
    [gzipSync('x'.repeat(1001)), 'gzip', 'PAYLOAD_TOO_LARGE'],
    [Buffer.from('not gzip'), 'gzip', 'MALFORMED_BODY'],
    [gzipSync('abc').subarray(0, 12), 'gzip', 'MALFORMED_BODY'],
    [Buffer.from('x'), 'br', 'UNSUPPORTED_MEDIA_TYPE'],
  ] as const
  for (const [body, encoding, code] of cases) await t.rejects(inflateBody(body, encoding, 1000), { code })
})
