import t from 'tap'
import { makeJob } from '../../src/job/make-job.ts'
import { bytesBefore, checkShard, sharedFromBytes, shareOf } from '../../src/run/shard.ts'

const lines = makeJob({ splitType: 'Line' })
const whole = makeJob({})
const object = (key: string, bytes: number) => ({ key, bytes, version: '1' })
const all = (size: number) => Array.from({ length: size }, (_, index) => ({ index, size }))

t.test('alone, an object is done whole', (t) => {
  const one = object('a.csv', 2 * sharedFromBytes)
  t.same(shareOf(one, lines, undefined), { object: one, key: 'a.csv.out' })
  t.same(shareOf(one, lines, { index: 0, size: 1 }), { object: one, key: 'a.csv.out' })
  t.end()
})

t.test('a small object belongs to one shard, whatever else there is', (t) => {
  const counts = new Map<number, number>()
  for (let n = 0; n < 2000; n++) {
    const shares = all(20).flatMap((shard) => shareOf(object(`part-${n}.csv`, 100), lines, shard) ?? [])
    t.equal(shares.length, 1)
    t.same(shares[0], { object: object(`part-${n}.csv`, 100), key: `part-${n}.csv.out` })
    const owner = all(20).findIndex((shard) => shareOf(object(`part-${n}.csv`, 100), lines, shard))
    counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  t.equal(counts.size, 20)
  t.ok(Math.max(...counts.values()) < 160, 'about evenly')
  t.end()
})

t.test('a large object is shared by ranges that cover it', (t) => {
  for (const bytes of [sharedFromBytes, sharedFromBytes + 1, 3 * sharedFromBytes - 7]) {
    const shares = all(20).map((shard) => shareOf(object('a', bytes), lines, shard))
    let at = 0
    for (const share of shares) {
      t.equal(share?.range?.from, at)
      at = share?.range?.until ?? -1
    }
    t.equal(at, bytes)
    const keys = shares.map((share) => share?.key)
    t.same(keys[3], 'a.03-of-20.out')
    t.same(keys, [...keys].sort(), 'sorted by name as by place')
  }
  t.end()
})

t.test('not where no record can be found in the middle', (t) => {
  for (const job of [
    whole,
    makeJob({ splitType: 'Line', compression: 'Gzip' }),
    makeJob({ splitType: 'TFRecord' }),
  ]) {
    const shares = all(20).flatMap((shard) => shareOf(object('a', 9 * sharedFromBytes), job, shard) ?? [])
    t.equal(shares.length, 1)
    t.equal(shares[0]?.range, undefined)
  }
  t.end()
})

t.test('what an earlier run has read of a share', (t) => {
  const position = { record: 7, offset: 1950 }
  const share = { object: object('a', 2000), key: 'a.out' }
  const last = { ...share, range: { from: 1900, until: 2000 } }
  t.equal(bytesBefore(share, lines, position), 1950)
  t.equal(bytesBefore(last, lines, position), 50)
  t.equal(bytesBefore(last, lines, undefined), 0)
  for (const job of [makeJob({ splitType: 'Line', compression: 'Gzip' }), makeJob({ splitType: 'Parquet' })])
    t.equal(bytesBefore(share, job, position), 0, 'it reads them again, or counts rows')
  t.end()
})

t.test('a shard must be one', (t) => {
  t.same(checkShard({ index: 19, size: 20 }), { index: 19, size: 20 })
  for (const [index, size] of [
    [20, 20],
    [-1, 20],
    [0.5, 2],
    [0, 0],
    [Number.NaN, 3],
  ] as const)
    t.throws(() => checkShard({ index, size }), { code: 'INVALID_CONFIGURATION' })
  t.end()
})
