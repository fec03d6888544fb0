import { faultOf } from '@inferry/testing'
import t from 'tap'
import { parseInputManifest } from '../../../src/stores/s3/parse-input-manifest.ts'

const parse = (text: string) => parseInputManifest(Buffer.from(text), 'm')

// Source: API reference, TransformS3DataSource, ManifestFile.
t.test('a prefix and what is behind it', async (t) => {
  for (const [text, prefix, keys] of [
    ['[{"prefix":"s3://bucket/p/"},"b","a/c"]', 'p/', ['b', 'a/c']],
    ['[ {"prefix": "s3://bucket/p/part-"},\n "1.csv", "2.csv"\n]\n', 'p/', ['part-1.csv', 'part-2.csv']],
    ['\ufeff[{"prefix":"s3://bucket"},"a"]', '', ['a']],
    ['[{"prefix":"s3://bucket/"},"a"]', '', ['a']],
  ] as const)
    t.same(parse(text), { bucket: 'bucket', prefix, keys }, text)
})

t.test('what is none', async (t) => {
  for (const [text, said, row] of [
    ['', 'it is not JSON'],
    ['[{"prefix":"s3://bucket/p/"},', 'it is not JSON'],
    ['"s3://bucket/p/a"', 'it is no JSON array'],
    ['[]', 'entry 0 is missing, expected {"prefix"', 0],
    ['["a"]', 'entry 0 is "a", expected {"prefix"', 0],
    ['[null,"a"]', 'entry 0 is null', 0],
    ['[{"prefix":"p/"},"a"]', 'entry 0 is {"prefix":"p/"}', 0],
    ['[{"prefix":"s3://bucket/","other":1},"a"]', 'entry 0 is', 0],
    ['[{"prefix":"s3://bucket/p/"}]', 'it names no object'],
    ['[{"prefix":"s3://bucket/p/"},"a",7]', 'entry 2 is 7, expected', 2],
    ['[{"prefix":"s3://bucket/p/"},""]', 'entry 1 is "", expected', 1],
    ['[{"prefix":"s3://bucket/p/"},{"prefix":"s3://other/p/"}]', 'entry 1 is {"prefix"', 1],
    ['[{"prefix":"s3://bucket/p/"},"a","b","a"]', 'entry 3 is "a", as entry 1 is', 3],
    ['{"source-ref":"s3://bucket/a"}\n{"source-ref":"s3://bucket/b"}\n', 'it is an augmented manifest'],
    ['{"source-ref":"s3://bucket/a"}', 'it is an augmented manifest'],
  ] as const) {
    const fault = faultOf(() => parse(text))
    t.equal(fault.code, 'INVALID_CONFIGURATION')
    t.ok(fault.message.startsWith(`the manifest m: ${said}`), fault.message)
    t.same(fault.location, { file: 'm', ...(row !== undefined && { row }) })
  }
})
