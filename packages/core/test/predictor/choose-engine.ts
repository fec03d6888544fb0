import { chooseEngine } from '@inferry/core'
import t from 'tap'
import { full } from '../fixtures/manifests.ts'

const engine = (name: string) => ({
  name,
  executions: [],
  load: async () => {
    throw new Error('not loaded here')
  },
})
const [trees, onnxruntime, other] = ['trees', 'onnxruntime', 'other'].map(engine) as [
  ReturnType<typeof engine>,
  ReturnType<typeof engine>,
  ReturnType<typeof engine>,
]

t.test('takes what the manifest prefers of what is at hand', async (t) => {
  t.equal(chooseEngine(full, [onnxruntime, other, trees]), trees)
  t.equal(chooseEngine(full, [onnxruntime, other]), onnxruntime)
})

t.test('takes the one asked for', async (t) => {
  t.equal(chooseEngine(full, [trees, onnxruntime], 'onnxruntime'), onnxruntime)
})

t.test('tells what is needed and what there is', async (t) => {
  const code = 'ENGINE_UNAVAILABLE'
  t.throws(() => chooseEngine(full, []), {
    code,
    message: 'forest needs trees or onnxruntime; engines at hand: none',
  })
  t.throws(() => chooseEngine(full, [other]), {
    code,
    message: 'forest needs trees or onnxruntime; engines at hand: other',
  })
  t.throws(() => chooseEngine(full, [trees, other], 'other'), {
    code,
    message: 'forest has no model for the engine "other"; it runs on trees or onnxruntime',
  })
  t.throws(() => chooseEngine(full, [trees], 'onnxruntime'), {
    code,
    message:
      'the engine "onnxruntime" was asked for, but forest needs trees or onnxruntime; engines at hand: trees',
  })
})
