import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

t.test('writes folder and archive, and says where', async (t) => {
  const out = join(t.testdir(), 'digits')
  const packed = await inferry(['pack', model('digits-cnn/training/model.onnx'), '--out', out])
  t.equal(packed.code, 0)
  const [first, folder, archive, verified, ...rest] = packed.text.split('\n')
  t.match(first, /^packed digits-cnn \w+$/)
  t.same(
    [folder, archive],
    [`  ${relative('', out)}`, `  ${relative('', out)}.tar.gz`],
    'from where it was called',
  )
  t.match(verified, /^digits-cnn \w+ \(onnxruntime\): \d samples, .*: ok$/)
  t.same(rest, [''])
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

t.test('an option at fault is named', async (t) => {
  const digits = model('digits-cnn/training/model.onnx')
  const out = join(t.testdir(), 'a')
  const rows: readonly [flags: readonly string[], message: RegExp][] = [
    [['--name', 'a b'], /^inferry: name is "a b", expected .* \(--name\) \[INVALID_CONFIGURATION\]$/],
    [['--model-version', 'é'], /^inferry: version is "é", expected .* \(--model-version\) \[/],
    [['--out', `${out}.tar.gz`], /a\.tar\.gz: names the folder .* give a, .* \(--out\) \[/],
  ]
  for (const [flags, message] of rows) {
    const where = flags.includes('--out') ? [] : ['-o', out]
    const { code, text, notes } = await inferry(['pack', digits, ...where, ...flags])
    t.same([code, text], [1, ''])
    t.match(notes, message)
  }
})

t.test('what does not run, or does not answer as recorded, is written and told', async (t) => {
  const folder = t.testdir({ 'none.json': '{}' })
  const digits = readFileSync(model('digits-cnn/training/model.onnx'))
  writeFileSync(
    join(folder, 'strange.onnx'),
    Buffer.from(digits.toString('latin1').replaceAll('Relu', 'Rela'), 'latin1'),
  )
  const described = JSON.parse(readFileSync(model('diabetes-forest/training/model.json'), 'utf8'))
  described.samples[0].outputs[0].data[0] += 1
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify(described))
  cpSync(model('diabetes-forest/training/model.onnx'), join(folder, 'wrong.onnx'))
  const none = ['-d', join(folder, 'none.json')]
  const rows: readonly [stem: string, flags: readonly string[], lines: RegExp][] = [
    ['strange', none, /^strange \w+ \(onnxruntime\): FAILED\n {2}.*Rela/m],
    ['wrong', [], /^diabetes-forest \w+ \(onnxruntime\): .*: FAILED\n {2}sample .*, expected 176/m],
  ]
  for (const [stem, flags, lines] of rows) {
    const out = join(folder, 'out', stem)
    const { code, text, notes } = await inferry(['pack', join(folder, `${stem}.onnx`), '-o', out, ...flags])
    t.equal(code, 1)
    t.match(text, lines)
    t.match(
      notes,
      `inferry: ${relative('', out)} is written, but it does not run, or does not answer as recorded`,
    )
    t.equal((await inferry(['inspect', `${out}.tar.gz`])).code, 0)
  }
})

t.test('a file that is no model is refused', async (t) => {
  const folder = t.testdir({ 'a.onnx': 'not a model' })
  const { code, notes } = await inferry(['pack', join(folder, 'a.onnx'), '-o', join(folder, 'out')])
  t.equal(code, 1)
  t.match(notes, /a\.onnx/)
})
