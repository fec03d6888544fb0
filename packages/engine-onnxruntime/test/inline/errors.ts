import type { Artifact } from '@inferry/core'
import t from 'tap'
import { cleanMessage, loadError, runError } from '../../src/inline/errors.ts'

const artifact = { manifest: { name: 'm' }, folder: '/srv/m' } as Artifact
const source =
  '/onnxruntime_src/onnxruntime/core/graph/model.cc:202 onnxruntime::Model::Model(onnx::ModelProto&&, const onnxruntime::PathString&) '

// The messages of real models are tried in load-model.ts; these are what it cannot bring about.
t.test('an unknown reason is kept, without paths and signatures', async (t) => {
  const cause = new Error(
    `Load model from /srv/m/model.onnx failed:${source}Something\n  is odd in /srv/m/w.bin`,
  )
  const error = loadError(artifact, 'model.onnx', cause)
  t.match(error, {
    code: 'INVALID_ARTIFACT',
    message: 'm: model.onnx cannot be loaded: Something is odd in w.bin',
    cause,
    location: { file: 'model.onnx' },
  })
})

const inputFaults = [
  'Unexpected input data type. Actual: (tensor(double)) , expected: (tensor(float))',
  'Got invalid dimensions for input: x for the following indices\n index: 1 Got: 9 Expected: 10',
  'Invalid rank for input: x Got: 1 Expected: 2',
  "input 'x' is missing in 'feeds'.",
]
for (const message of inputFaults) {
  t.test(message, async (t) => t.equal(runError('m', new Error(message)).code, 'INVALID_INPUT'))
}

t.test('a fault inside an operator', async (t) => {
  const cause = new Error(
    `Non-zero status code returned while running Add node. Name:'' Status Message: ${source}axis == 1 was false. 2 by 3\n`,
  )
  t.match(runError('m', cause), {
    code: 'INFERENCE_FAILED',
    message:
      "m failed on this input: Non-zero status code returned while running Add node. Name:'' Status Message: axis == 1 was false. 2 by 3",
    cause,
  })
})

t.test('signatures', async (t) => {
  const signatures = [
    'void onnxruntime::BroadcastIterator::Append(ptrdiff_t, ptrdiff_t) ',
    'void f(const std::unordered_map<std::__cxx11::basic_string<char>, int>&, bool) ',
    'onnxruntime::Status g(const T&) const [with T = float] ',
    'void onnxruntime::(anonymous namespace)::h() ',
  ]
  for (const signature of signatures)
    t.equal(
      cleanMessage(new Error(`/onnxruntime_src/a/b.h:12 ${signature}axis (0) is wrong`)),
      'axis (0) is wrong',
    )
  t.equal(cleanMessage('not an error'), 'not an error')
})

t.test('memory that could not be had', async (t) => {
  for (const message of [
    'Exception during initialization: std::bad_alloc',
    'Failed to allocate memory for requested buffer of size 4294967296',
  ]) {
    t.match(loadError(artifact, 'model.onnx', new Error(message)), { code: 'INSUFFICIENT_MEMORY' })
    t.match(runError('m', new Error(message)), { code: 'INSUFFICIENT_MEMORY', status: 507 })
  }
})
