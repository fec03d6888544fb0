import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model, modelNames } from '../fixtures/models.ts'

t.test('every example model gives the answers of its training library', async (t) => {
  const { code, text } = await inferry(['verify', ...modelNames.map(model)])
  t.equal(code, 0, text)
  for (const name of modelNames)
    t.match(text, new RegExp(`^${name} \\w+ \\(onnxruntime\\): \\d samples, .*: ok$`, 'm'))
})

t.test('every folder in models/ is an artifact, so that models/*/ can be verified', async (t) => {
  const folders = readdirSync(model('.'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  t.same(folders.map(({ name }) => name).sort(), modelNames)
})

t.test('every engine of an artifact is asked, or the one named', async (t) => {
  const engines = async (...flags: string[]) => {
    const { text } = await inferry(['verify', model('diabetes-forest'), ...flags])
    return [...text.matchAll(/\((\w+)\): .*: ok$/gm)].map(([, name]) => name)
  }
  t.same(await engines(), ['trees', 'onnxruntime'])
  for (const name of ['trees', 'onnxruntime']) t.same(await engines('--engine', name), [name])
})

t.test('a changed file is told, and the next artifact is still looked at', async (t) => {
  const broken = join(t.testdir(), 'broken')
  cpSync(model('digits-cnn'), broken, { recursive: true })
  const bytes = readFileSync(join(broken, 'model.onnx'))
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(join(broken, 'model.onnx'), bytes)
  const { code, text } = await inferry(['verify', broken, model('penguins-pipeline')])
  t.equal(code, 1)
  t.match(text, /broken: FAILED\n.*model\.onnx.*sha256/)
  t.match(text, /penguins-pipeline .*: ok/)
})

t.test('an answer that differs from the recorded one fails', async (t) => {
  const folder = t.testdir()
  const description = JSON.parse(readFileSync(model('penguins-pipeline/training/model.json'), 'utf8'))
  description.samples[0].outputs.find((o: { datatype: string }) => o.datatype === 'BYTES').data[0] = 'Emperor'
  writeFileSync(join(folder, 'changed.json'), JSON.stringify(description))
  const packed = await inferry([
    ...['pack', model('penguins-pipeline/training/model.onnx'), '-o', join(folder, 'a')],
    ...['--description', join(folder, 'changed.json')],
  ])
  t.equal(packed.code, 1)
  const { code, text } = await inferry(['verify', join(folder, 'a.tar.gz')])
  t.equal(code, 1)
  t.match(text, /FAILED\n {2}sample "[^"]+": output label is "\w+" at \[0\], expected "Emperor"/)
})

t.test('a folder of artifacts is each of them, and a broken one does not stop the others', async (t) => {
  const all = await inferry(['verify', model('.')])
  t.equal(all.code, 0, all.text)
  t.equal(all.text, (await inferry(['verify', ...modelNames.map(model)])).text)

  const folder = t.testdir({ broken: { 'inferry.json': '{' }, shared: { 'x.py': '' } })
  cpSync(model('penguins-pipeline'), join(folder, 'penguins'), { recursive: true })
  const { code, text } = await inferry(['verify', folder])
  t.equal(code, 1)
  t.match(text, /^.*broken: FAILED\n.*inferry\.json: not JSON.*\npenguins-pipeline .*: ok\n$/)
})

t.test('what is neither an artifact nor a folder of them is told', async (t) => {
  const { code, text } = await inferry(['verify', t.testdir({ shared: {} })])
  t.equal(code, 1)
  t.match(text, /FAILED\n.*neither an artifact nor a folder of artifacts/)
})

t.test('without samples nothing is claimed', async (t) => {
  const folder = t.testdir({ 'none.json': '{}' })
  await inferry([
    ...['pack', model('digits-cnn/training/model.onnx'), '-o', join(folder, 'a')],
    ...['-d', join(folder, 'none.json')],
  ])
  const { code, text } = await inferry(['verify', join(folder, 'a')])
  t.equal(code, 0)
  t.match(text, /no samples, so no answer was compared/)
})
