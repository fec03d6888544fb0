import { join } from 'node:path'
import t from 'tap'
import { descriptionPath, readDescription } from '../../src/description/read-description.ts'
import { fault } from '../fixtures/reject.ts'

t.test('reads the file beside the model, or the one that is given', async (t) => {
  const folder = t.testdir({
    'iris.v2.json': '{"name": "beside"}',
    'other.json': '{"name": "given"}',
    'bad.json': '[',
  })
  const model = join(folder, 'iris.v2.onnx')
  t.equal(descriptionPath(model), join(folder, 'iris.v2.json'))
  t.equal((await readDescription(model))?.name, 'beside')
  t.equal((await readDescription(model, join(folder, 'other.json')))?.name, 'given')
  t.match(await fault(() => readDescription(join(folder, 'bad.onnx'))), { message: /bad\.json: not JSON/ })
})

t.test('may miss beside the model, but not where it is given', async (t) => {
  const folder = t.testdir({})
  t.equal(await readDescription(join(folder, 'm.onnx')), undefined)
  const missing = join(folder, 'none.json')
  t.match(await fault(() => readDescription(join(folder, 'm.onnx'), missing)), {
    message: /none\.json: does not exist/,
  })
  t.match(await fault(() => readDescription(join(folder, 'm.onnx'), folder)), {
    message: /cannot be read: illegal operation on a directory$/,
  })
})
