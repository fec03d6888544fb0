import t from 'tap'
import { isOf, readCheckpoint, writeCheckpoint } from '../../src/run/checkpoint.ts'

function states() {
  const all = new Map<string, string>()
  return {
    all,
    read: async (key: string) => (all.has(key) ? JSON.parse(all.get(key) as string) : undefined),
    write: async (key: string, state: unknown) => void all.set(key, JSON.stringify(state)),
    remove: async (key: string) => void all.delete(key),
  }
}

const checkpoint = {
  job: 'j',
  version: 'v',
  position: { record: 5, offset: 50 },
  output: { upload: 'u' },
  bytesOut: 9,
  faults: [],
  failedRecords: 0,
}

t.test('is read as it was written', async (t) => {
  const kept = states()
  t.equal(await readCheckpoint(kept, 'a'), undefined)
  await writeCheckpoint(kept, 'a', checkpoint)
  const found = await readCheckpoint(kept, 'a')
  t.match(found, checkpoint)
  t.ok(isOf(checkpoint, 'j', 'v'))
  t.notOk(isOf(checkpoint, 'j', 'w'), 'the object changed')
  t.notOk(isOf(checkpoint, 'k', 'v'), 'another job')
})

t.test('what is none is ignored', async (t) => {
  const kept = states()
  for (const text of [
    'null',
    '3',
    '"x"',
    '{}',
    '{"job":"j","version":"v"}',
    '{"format":0,"job":"j","version":"v"}',
  ]) {
    kept.all.set('a', text)
    t.equal(await readCheckpoint(kept, 'a'), undefined, text)
  }
})
