import { gzipSync } from 'node:zlib'
import t from 'tap'
import { refuseGzip } from '../../src/records/refuse-gzip.ts'
import { chunksOf, collect } from './fixtures/chunks.ts'
import { refusal } from './fixtures/refusal.ts'

t.test('gzip at the start', async (t) => {
  t.match(await refusal(refuseGzip(chunksOf(gzipSync('a,b\n')))), {
    code: 'MALFORMED_BODY',
    message: /begins as gzip; set compression to Gzip/,
  })
})

t.test('anything else, and what comes later', async (t) => {
  for (const chunks of [[], [Buffer.from('a,b\n'), gzipSync('a')], [Buffer.from([0x1f])]])
    t.same(await collect(refuseGzip(chunksOf(...chunks))), chunks)
})
