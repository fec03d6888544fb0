import './fixtures/fast-children.ts'
import { exampleModels, testEngine } from '@inferry/testing'
import t from 'tap'
import { onnxruntime } from '../src/onnxruntime.ts'

const engine = onnxruntime()

t.test('what it declares', async (t) => {
  t.equal(engine.name, 'onnxruntime')
  t.same(engine.executions, ['inline', 'isolated'])
})

for (const execution of engine.executions) {
  t.test(execution, async (t) => {
    await testEngine(t, engine, { options: { execution }, artifacts: exampleModels() })
  })
}
