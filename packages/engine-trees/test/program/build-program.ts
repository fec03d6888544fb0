import { faultOf } from '@inferry/testing'
import t from 'tap'
import { decodeFile } from '../../src/file/decode-file.ts'
import { type BuiltValue, createProgramBuilder } from '../../src/program/build-program.ts'
import { classify, regress, stumps, votes } from '../fixtures/stumps.ts'

const x = { name: 'x', type: 'float32', shape: [-1, 2] } as const

t.test('values know what they are', async (t) => {
  const program = createProgramBuilder()
  const input = program.input(x, 2)
  t.same(input, { value: 0, type: 'float32', columns: 2 })
  t.match(program.constant('string', ['a']), {
    value: 1,
    type: 'string',
    columns: 1,
    constant: true,
    elements: ['a'],
  })
  t.match(program.trees(input, stumps, regress), [{ value: 2, type: 'float32', columns: 1 }])
  t.match(program.trees(input, votes, classify), [
    { value: 3, type: 'float32', columns: 3 },
    { value: 4, type: 'string', columns: 1 },
  ])
  t.match(program.step({ kind: 'cast', x: 0, to: 'float64' }), { value: 5, type: 'float64', columns: 2 })
})

t.test('what depends on constants alone is computed', async (t) => {
  const program = createProgramBuilder()
  program.input(x, 2)
  const [a, b] = [
    program.constant('float32', Float32Array.of(1, 2)),
    program.constant('float32', Float32Array.of(0.5)),
  ]
  const sum = program.step({ kind: 'binary', operation: 'add', left: a.value, right: b.value })
  t.same(sum.elements, Float32Array.of(1.5, 2.5))
  const texts = program.step({
    kind: 'cast',
    x: program.constant('int64', BigInt64Array.of(3n)).value,
    to: 'string',
  })
  t.same(texts.elements, ['3'])
  program.output({
    name: 'y',
    value: program.step({ kind: 'binary', operation: 'mul', left: 0, right: sum.value }).value,
    shape: [-1, 2],
  })
  const { header, sections } = decodeFile(program.file())
  t.same(header['steps'], [
    { kind: 'constant', type: 'float32', section: 0 },
    { kind: 'binary', operation: 'mul', left: 0, right: 1 },
  ])
  t.same(sections.length, 1)
})

t.test('a step that is none', async (t) => {
  const program = createProgramBuilder()
  program.input(x, 2)
  t.match(
    faultOf(() => program.step({ kind: 'columns', x: 0, indices: [2] })),
    {
      code: 'INVALID_ARTIFACT',
      message: /^step 0 \(columns\): /,
    },
  )
})

t.test('trees read through what only scales, imputes or chooses columns', async (t) => {
  const program = createProgramBuilder()
  const input = program.input(x, 2)
  const [mean, scale] = [
    program.constant('float32', Float32Array.of(1, 2)),
    program.constant('float32', Float32Array.of(0.5, -0.5)),
  ]
  const test = program.step({ kind: 'unary', operation: 'isnan', x: input.value })
  const imputed = program.step({ kind: 'where', condition: test.value, x: mean.value, y: input.value })
  const scaled = program.step({
    kind: 'binary',
    operation: 'mul',
    left: imputed.value,
    right: scale.value,
  })
  const swapped = program.step({ kind: 'columns', x: scaled.value, indices: [1, 0] })
  for (const name of ['a', 'b']) {
    const [score] = program.trees(swapped, stumps, regress) as [BuiltValue]
    program.output({ name, value: score.value, shape: [-1, 1] })
  }
  const { header } = decodeFile(program.file())
  t.match(header['steps'], [
    { kind: 'trees', x: 0 },
    { kind: 'trees', x: 0 },
  ])
})

t.test('what trees read is joined once', async (t) => {
  const program = createProgramBuilder()
  const input = program.input(x, 2)
  const two = program.constant('float32', Float32Array.of(2))
  const doubled = program.step({ kind: 'binary', operation: 'mul', left: input.value, right: two.value })
  const joined = program.step({ kind: 'concat', parts: [doubled.value, input.value] })
  const scores = [1, 2].map(() => (program.trees(joined, stumps, regress)[0] as BuiltValue).value)
  program.output({
    name: 'y',
    value: program.step({ kind: 'concat', parts: scores }).value,
    shape: [-1, 2],
  })
  const { header } = decodeFile(program.file())
  t.match(header['steps'], [
    { kind: 'concat', parts: [0, 0] },
    { kind: 'trees', x: 1 },
    { kind: 'trees', x: 1 },
    { kind: 'concat' },
  ])
})
