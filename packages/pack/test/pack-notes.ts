import t from 'tap'
import type { Description } from '../src/description/description.ts'
import type { Signature } from '../src/onnx/signature.ts'
import { type PackFacts, packNotes } from '../src/pack-notes.ts'

const signature: Signature = {
  inputs: [],
  outputs: [{ name: 'p', type: 'float32', shape: [-1, 2] }],
  irVersion: 8,
  opsets: [
    { domain: 'ai.onnx', version: 17 },
    { domain: 'ai.onnx.ml', version: 3 },
  ],
  producer: { name: 'skl2onnx', version: '1.20.0' },
  operators: [],
}
const description: Description = {
  file: '/d/mine.json',
  columns: new Map(),
  labels: new Map(),
  samples: '[]',
}
const plain: PackFacts = {
  file: '/d/m.onnx',
  signature,
  zipMaps: new Map(),
  labelShapes: [],
  scoreShapes: [],
  weights: [],
  description,
  trees: { reason: 'no tree ensemble' },
}

t.test('says what was done', async (t) => {
  const facts = {
    ...plain,
    zipMaps: new Map([['p', ['0', '1']]]),
    labelShapes: ['label'],
    scoreShapes: [{ output: 'y', from: [-1, 1], to: [-1, 3] }],
    weights: [{ path: 'w.bin', source: '/d/w.bin' }],
  }
  t.same(packNotes(facts), [
    'exported by skl2onnx 1.20.0, ai.onnx 17, ai.onnx.ml 3',
    'removed the ZipMap of output "p": it gives the scores as float32 [-1, 2]',
    'corrected the shape of output "label", a label for each row, from [1] to [-1]',
    'corrected the shape of output "y", a regressor\'s, from [-1, 1] to [-1, 3]',
    'external weights in w.bin',
    'left to onnxruntime: no tree ensemble',
  ])
})

t.test('says what was compiled', async (t) => {
  const trees = { file: new Uint8Array(123) }
  t.equal(packNotes({ ...plain, trees })[1], 'compiled for the trees engine: 123 bytes')
})

t.test('says what is missing', async (t) => {
  const { producer: _, ...anonymous } = signature
  const { samples: __, ...bare } = description
  t.match(packNotes({ ...plain, signature: anonymous, description: undefined }), [
    /^exporter unknown, ai\.onnx 17/,
    'left to onnxruntime: no tree ensemble',
    /^no m\.json beside the model: agreement with the training library cannot be proven/,
  ])
  t.match(packNotes({ ...plain, description: bare })[2], /^mine\.json has no samples: /)
})
