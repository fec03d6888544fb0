import { defaultCodecs } from '@inferry/core'
import t from 'tap'

t.test('each content type is read by one codec, and what is written can be read', async (t) => {
  const reads = defaultCodecs.flatMap((codec) => codec.reads)
  t.equal(new Set(reads).size, reads.length)
  for (const type of defaultCodecs.flatMap(({ writes }) => writes)) t.ok(reads.includes(type), type)
  t.equal(defaultCodecs[0]?.name, 'json')
})
