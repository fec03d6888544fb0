import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { othersIn } from '../../src/bundle/others-in.ts'
import { smallBundle } from '../doctor/fixtures/small-bundle.ts'

t.test('what was not built, but for what makes the image', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.same(await othersIn(folder, description), [])
  for (const path of ['Dockerfile', '.dockerignore', 'main.mjs.map', 'notes.txt', 'model/notes.txt'])
    writeFileSync(join(folder, path), 'four')
  const found = [...(await othersIn(folder, description))].sort()
  t.same(found, [
    ['model/notes.txt', 4],
    ['notes.txt', 4],
  ])
})
