import t from 'tap'
import { keepUsed, numbered } from '../../src/program/placed-program.ts'

t.test('steps that no output needs are dropped, with their sections', async (t) => {
  const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)]
  const used = numbered(
    keepUsed({
      inputs: [{ name: 'x', type: 'float32', shape: [-1] }],
      steps: [
        { step: { kind: 'constant', type: 'float32', section: 0 }, first: 1, outputs: 1, section: a },
        { step: { kind: 'constant', type: 'float32', section: 0 }, first: 2, outputs: 1, section: b },
        { step: { kind: 'unary', operation: 'neg', x: 0 }, first: 3, outputs: 1 },
        { step: { kind: 'binary', operation: 'add', left: 0, right: 2 }, first: 4, outputs: 1 },
      ],
      outputs: [{ name: 'y', value: 4, shape: [-1] }],
    }),
  )
  t.same(used, {
    steps: [
      { kind: 'constant', type: 'float32', section: 0 },
      { kind: 'binary', operation: 'add', left: 0, right: 1 },
    ],
    outputs: [{ name: 'y', value: 2, shape: [-1] }],
    sections: [b],
  })
})

t.test('a step is kept whole when one of its outputs is used', async (t) => {
  const step = {
    kind: 'trees',
    x: 0,
    section: 0,
    finish: { kind: 'regressor', baseValues: [], postTransform: 'none', output: 'float32' },
  } as const
  const used = numbered(
    keepUsed({
      inputs: [{ name: 'x', type: 'float32', shape: [-1] }],
      steps: [{ step, first: 1, outputs: 2, section: new Uint8Array(1) }],
      outputs: [{ name: 'y', value: 2, shape: [-1] }],
    }),
  )
  t.match(used, { steps: [step], outputs: [{ value: 2 }] })
})
