import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

const row = [0.038, 0.0507, 0.0617, 0.0219, -0.0442, -0.0348, -0.0434, -0.0026, 0.0199, -0.0176]
const forest = model('diabetes-forest')

t.test('answers standard input as JSON, and writes the answer alone', async (t) => {
  const { code, text, notes } = await inferry(
    ['predict', forest, '--input', '-'],
    JSON.stringify({ instances: [row] }),
  )
  t.equal(code, 0)
  t.equal(notes, '')
  const { predictions } = JSON.parse(text)
  t.equal(predictions.length, 1)
  t.type(predictions[0], 'number')
})

t.test("takes the content type from the file's name, and --accept", async (t) => {
  const file = join(t.testdir(), 'rows.csv')
  writeFileSync(file, `${row.join()}\n${row.join()}\n`)
  const csv = await inferry(['predict', forest, '-i', file])
  const [first, second, ...rest] = csv.text.trimEnd().split('\n')
  t.equal(first, second)
  t.same(rest, [])
  const json = await inferry(['predict', forest, '-i', file, '-a', 'application/json'])
  t.same(JSON.parse(json.text).predictions, [Number(first), Number(second)])
})

t.test('--content-type wins over the name; binary answers come through', async (t) => {
  const file = join(t.testdir(), 'rows.txt')
  writeFileSync(file, row.join())
  const npy = await inferry(['predict', forest, '-i', file, '-t', 'text/csv', '-a', 'application/x-npy'])
  t.equal(npy.code, 0)
  t.equal(npy.bytes.subarray(1, 6).toString(), 'NUMPY')
})

t.test('the engine can be named', async (t) => {
  const body = JSON.stringify({ instances: [row] })
  t.equal((await inferry(['predict', forest, '-i', '-', '-e', 'onnxruntime'], body)).code, 0)
  const unknown = await inferry(['predict', forest, '-i', '-', '-e', 'none'], body)
  t.equal(unknown.code, 2)
  t.match(unknown.notes, /onnxruntime/)
})

t.test('says what is wrong, with exit code 1 and nothing on standard output', async (t) => {
  const folder = t.testdir({ 'a.json': '{', 'b.xyz': '', 'c.csv.gz': '', 'd.csv': {} })
  const rows: readonly [args: readonly string[], message: RegExp][] = [
    [[forest, '-i', join(folder, 'a.json')], /JSON.*MALFORMED_BODY/],
    [
      [forest, '-i', join(folder, 'b.xyz')],
      /b\.xyz.*\(known are \.json, .*\.npy\); give --content-type.*UNSUPPORTED_MEDIA_TYPE/,
    ],
    [[forest, '-i', join(folder, 'c.csv.gz')], /c\.csv\.gz.*--content-type.*UNSUPPORTED_MEDIA_TYPE/],
    [[forest, '-i', join(folder, 'missing.csv')], /missing\.csv: does not exist \[/],
    [[forest, '-i', join(folder, 'd.csv')], /d\.csv: cannot be read: illegal operation on a directory \[/],
    [[folder, '-i', '-'], /inferry\.json.*INVALID_ARTIFACT/],
    [[forest, '-i', '-', '-t', 'text/plain'], /text\/plain.*UNSUPPORTED_MEDIA_TYPE/],
  ]
  for (const [args, message] of rows) {
    const { code, text, notes } = await inferry(['predict', ...args], '1')
    t.equal(code, 1)
    t.equal(text, '')
    t.match(notes, message)
  }
})

t.test('to a person: says that it reads, and ends the JSON with a line end', async (t) => {
  const body = JSON.stringify({ instances: [row] })
  const piped = await inferry(['predict', forest, '-i', '-'], body)
  const typed = await inferry(['predict', forest, '-i', '-'], body, {
    input: true,
    output: false,
    errors: false,
  })
  t.same([typed.text, typed.notes], [piped.text, 'reading standard input; Ctrl-D ends it'])
  const read = await inferry(['predict', forest, '-i', '-'], body, {
    input: false,
    output: true,
    errors: false,
  })
  t.same([read.text, read.notes], [`${piped.text}\n`, ''])
  const npy = ['predict', forest, '-i', '-', '-a', 'application/x-npy']
  t.same(
    (await inferry(npy, body, { input: false, output: true, errors: false })).bytes,
    (await inferry(npy, body)).bytes,
    'other answers stay as they are',
  )
})
