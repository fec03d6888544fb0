import t from 'tap'
import { makeJob } from '../../src/job/make-job.ts'
import { countObjects } from '../../src/run/count-objects.ts'
import { createTally } from '../../src/run/tally.ts'
import type { InputStore } from '../../src/stores/store.ts'

const job = makeJob({})
const { signal } = new AbortController()

/** Objects of 10 bytes; told before each is listed. */
function many(count: number, onObject = (_: number) => {}): InputStore {
  return {
    name: 'many',
    async *list() {
      for (let at = 0; at < count; at++) {
        onObject(at)
        yield { key: `${at}`, bytes: 10, version: '' }
      }
    },
    async *read() {},
  }
}

t.test('counts objects and bytes, of its shard alone', async (t) => {
  const tally = createTally()
  await countObjects({ job, input: many(100), tally }, undefined, { stop: signal, signal })
  t.match(tally.progress(), { objects: { total: 100 }, bytes: { total: 1000 } })
  let total = 0
  for (let index = 0; index < 3; index++) {
    const tally = createTally()
    await countObjects({ job, input: many(100), tally }, { index, size: 3 }, { stop: signal, signal })
    total += tally.progress().objects.total ?? 0
  }
  t.equal(total, 100)
})

t.test('ends when it is told to stop, without a total', async (t) => {
  const tally = createTally()
  const stop = new AbortController()
  let listed = 0
  const input = many(100, (at) => {
    listed += 1
    if (at === 10) stop.abort()
  })
  await countObjects({ job, input, tally }, undefined, { stop: stop.signal, signal })
  t.equal(listed, 11)
  t.notOk('total' in tally.progress().objects)
})
