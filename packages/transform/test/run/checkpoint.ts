import t from 'tap'
import { readCheckpoint, writeCheckpoint } from '../../src/run/checkpoint.ts'

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

t.test('is read by the job that wrote it, for the object as it was', async (t) => {
  const kept = states()
  t.equal(await readCheckpoint(kept, 'a', 'v', 'j'), undefined)
  await writeCheckpoint(kept, 'a', checkpoint)
  t.match(await readCheckpoint(kept, 'a', 'v', 'j'), checkpoint)
  t.equal(await readCheckpoint(kept, 'a', 'w', 'j'), undefined, 'the object changed')
  t.equal(await readCheckpoint(kept, 'a', 'v', 'k'), undefined, 'another job')
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
    t.equal(await readCheckpoint(kept, 'a', 'v', 'j'), undefined, text)
  }
})
