import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { maxModelSize, readModelFile } from '../../src/onnx/read-model-file.ts'
import { encode, model } from '../fixtures/models.ts'
import { fault } from '../fixtures/reject.ts'

t.test('gives the bytes and the model', async (t) => {
  const path = join(t.testdir(), 'm.onnx')
  await writeFile(path, encode(model()))
  const found = await readModelFile(path)
  t.same(Buffer.from(found.bytes), Buffer.from(encode(model())))
  t.equal(found.model.graph.output[0]?.name, 'Y')
})

t.test('names the file that it cannot read', async (t) => {
  const folder = t.testdir({ 'text.onnx': 'hello' })
  const cases: readonly [string, RegExp][] = [
    [join(folder, 'none.onnx'), /none\.onnx: does not exist$/],
    [folder, /is not a file; give the path of the \.onnx file/],
    [join(folder, 'text.onnx'), /text\.onnx: is not an ONNX model/],
  ]
  for (const [path, message] of cases) {
    t.match(await fault(() => readModelFile(path)), {
      code: 'INVALID_ARTIFACT',
      message,
      location: { file: path },
    })
  }
})

t.test('refuses a file over 2 GiB before it reads it', async (t) => {
  const path = join(t.testdir(), 'large.onnx')
  const file = await open(path, 'w')
  await file.truncate(maxModelSize + 1) // sparse: takes no room
  await file.close()
  t.match(await fault(() => readModelFile(path)), { message: /larger than 2 GiB.*external data/ })
})
