import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

t.test('shows an artifact', async (t) => {
  const { code, text } = await inferry(['inspect', model('diabetes-forest')])
  t.equal(code, 0)
  t.match(text, /^name {5}diabetes-forest$/m)
})

t.test('--json gives the manifest', async (t) => {
  const { text } = await inferry(['inspect', '--json', model('penguins-pipeline')])
  t.match(JSON.parse(text), { name: 'penguins-pipeline', manifestVersion: 1 })
})

t.test('what is no artifact is told', async (t) => {
  const { code, text, notes } = await inferry(['inspect', t.testdir()])
  t.equal(code, 1)
  t.equal(text, '')
  t.match(notes, /inferry\.json/)
})
