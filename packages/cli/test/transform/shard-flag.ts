import { InvalidArgumentError } from 'commander'
import t from 'tap'
import { shardFlag } from '../../src/transform/shard-flag.ts'

t.test('an index and a size', (t) => {
  t.same(shardFlag('0/20'), { index: 0, size: 20 })
  t.same(shardFlag('19/20'), { index: 19, size: 20 })
  for (const text of ['20/20', '0/0', '1', '/2', '1/', '-1/2', '1/2/3'])
    t.throws(() => shardFlag(text), InvalidArgumentError, text)
  t.end()
})
