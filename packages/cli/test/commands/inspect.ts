import { cpSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model, modelNames } from '../fixtures/models.ts'

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

t.test('what is not there is told with the path that was given', async (t) => {
  for (const command of [['inspect'], ['predict', '-i', '-']]) {
    const { code, notes } = await inferry([...command, 'no/such/forest'], Buffer.from('[[1]]'))
    t.equal(code, 1)
    t.match(notes, 'inferry: no/such/forest: no such file or folder [INVALID_ARTIFACT]')
  }
})

t.test('a folder of artifacts is each of them', async (t) => {
  const { code, text } = await inferry(['inspect', model('.')])
  t.equal(code, 0)
  t.same(
    [...text.matchAll(/^name {5}(.*)$/gm)].map(([, name]) => name),
    modelNames,
  )
  t.match(text, /\n\nname/, 'a blank line between')
  const json = await inferry(['inspect', '--json', model('.')])
  t.same(
    JSON.parse(json.text).map(({ name }: { name: string }) => name),
    modelNames,
  )
})

t.test('a broken artifact in a folder does not hide the others', async (t) => {
  const folder = t.testdir({ broken: { 'inferry.json': '{' } })
  cpSync(model('digits-cnn'), join(folder, 'digits'), { recursive: true })
  for (const flags of [[], ['--json']]) {
    const { code, text, notes } = await inferry(['inspect', folder, ...flags])
    t.equal(code, 1)
    t.match(text, 'digits-cnn')
    t.match(notes, /broken.*inferry\.json: not JSON/)
  }
})
