import t from 'tap'
import { onnxModels } from '../../src/engine/engine-models.ts'
import { floatTensor } from '../../src/engine/float-tensor.ts'

t.test('the slow model gives back what it is asked', async (t) => {
  t.same(onnxModels.slow.ask(3), { inputs: { x: floatTensor([3]) }, outputs: { y: floatTensor([3]) } })
})
