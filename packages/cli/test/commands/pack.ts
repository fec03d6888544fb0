import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

t.test('writes folder and archive, and says where', async (t) => {
  const out = join(t.testdir(), 'digits')
  const packed = await inferry(['pack', model('digits-cnn/training/model.onnx'), '--out', out])
  t.equal(packed.code, 0)
  t.match(packed.text, /^packed digits-cnn \w+\n.*digits\n.*digits\.tar\.gz\n$/)
  t.match(packed.notes, /^note: /)
  const a = await inferry(['inspect', out])
  const b = await inferry(['inspect', `${out}.tar.gz`])
  t.equal(a.text, b.text)
})

t.test('name and version can be given', async (t) => {
  const out = join(t.testdir(), 'a')
  const flags = ['--name', 'other', '--model-version', '7']
  t.equal((await inferry(['pack', model('digits-cnn/training/model.onnx'), '-o', out, ...flags])).code, 0)
  t.match(JSON.parse(readFileSync(join(out, 'inferry.json'), 'utf8')), { name: 'other', version: '7' })
})

t.test('a file that is no model is refused', async (t) => {
  const folder = t.testdir({ 'a.onnx': 'not a model' })
  const { code, notes } = await inferry(['pack', join(folder, 'a.onnx'), '-o', join(folder, 'out')])
  t.equal(code, 1)
  t.match(notes, /a\.onnx/)
})
