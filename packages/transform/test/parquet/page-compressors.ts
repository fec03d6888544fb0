import { gzipSync } from 'node:zlib'
import t from 'tap'
import { mostGroupBytes } from '../../src/parquet/check-groups.ts'
import { pageCompressors } from '../../src/parquet/page-compressors.ts'

t.test('a page, but none of any size', (t) => {
  const page = gzipSync('abc')
  t.equal(Buffer.from(pageCompressors.GZIP?.(page, 3) ?? []).toString(), 'abc')
  for (const decompress of Object.values(pageCompressors))
    t.throws(() => decompress(page, mostGroupBytes + 1), /too large/)
  t.same(Object.keys(pageCompressors).sort(), ['BROTLI', 'GZIP', 'LZ4', 'LZ4_RAW', 'SNAPPY', 'ZSTD'])
  t.end()
})
