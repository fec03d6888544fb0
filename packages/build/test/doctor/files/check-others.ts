import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { checkOthers } from '../../../src/doctor/files/check-others.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'

t.test('what is large and was not built is told', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.same(await checkOthers(folder, description), { state: 'ok' })
  writeFileSync(join(folder, 'notes.txt'), 'small')
  t.same(await checkOthers(folder, description), { state: 'ok', note: 'beside it: notes.txt (5 B)' })
  writeFileSync(join(folder, 'core'), Buffer.alloc(100_000))
  t.same(await checkOthers(folder, description), {
    state: 'failed',
    reason:
      'not built, and 100.0 kB to ship with a copy of the folder: core (100.0 kB) and 1 more; remove them, or build again',
  })
})

t.test('neither are source maps shipped, nor what makes the image', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  for (const name of ['main.mjs.map', 'Dockerfile', '.dockerignore'])
    writeFileSync(join(folder, name), Buffer.alloc(100_000))
  const sourceMaps = [{ path: 'main.mjs.map', size: 100_000, sha256: '' }]
  t.same(await checkOthers(folder, { ...description, sourceMaps }), { state: 'ok' })
})
