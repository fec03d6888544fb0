import type { Manifest, Tensor } from '@inferry/core'
import t from 'tap'
import { mergeRule } from '../../src/batching/merge-rule.ts'

const f32 = (name: string, ...shape: number[]) => ({ name, type: 'float32', shape }) as const
const tensor = (...dims: number[]): Tensor => ({
  type: 'float32',
  dims,
  data: new Float32Array(dims.reduce((a, b) => a * b, 1)),
})
const rule = (inputs: Manifest['inputs'], outputs: Manifest['outputs']) => mergeRule({ inputs, outputs })

t.test('there is none unless every input and output has rows', async (t) => {
  t.equal(rule([f32('x', 1, 3)], [f32('y', -1)]), undefined)
  t.equal(rule([f32('x', -1, 3)], [f32('y', 1)]), undefined)
  t.equal(rule([f32('x', -1, 3), f32('k')], [f32('y', -1)]), undefined)
  t.equal(rule([f32('x', 3, -1)], [f32('y', -1)]), undefined)
  t.ok(rule([f32('x', -1, 3), f32('k', -1)], [f32('y', -1), f32('z', -1, 2)]))
})

t.test('counts rows, at least 1', async (t) => {
  const found = rule([f32('x', -1, 3)], [f32('y', -1)])
  t.equal(found?.rows({ x: tensor(5, 3) }), 5)
  t.equal(found?.rows({ x: tensor(0, 3) }), 1)
})

t.test('what is fixed fits, what is open must be equal', async (t) => {
  const fixed = rule([f32('x', -1, 3)], [f32('y', -1)])
  t.ok(fixed?.fits({ x: tensor(5, 3) }, { x: tensor(1, 3) }))
  t.notOk(fixed?.fits({ x: tensor(0, 3) }, { x: tensor(1, 3) }), 'no rows')
  t.notOk(fixed?.fits({ x: tensor(1, 3) }, { x: tensor(0, 3) }), 'no rows')
  const open = rule([f32('x', -1, 3), f32('m', -1, 2, -1)], [f32('y', -1)])
  t.ok(open?.fits({ x: tensor(1, 3), m: tensor(1, 2, 4) }, { x: tensor(2, 3), m: tensor(2, 2, 4) }))
  t.notOk(open?.fits({ x: tensor(1, 3), m: tensor(1, 2, 4) }, { x: tensor(1, 3), m: tensor(1, 2, 5) }))
})
