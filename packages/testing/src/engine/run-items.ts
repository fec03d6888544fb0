import assert from 'node:assert/strict'
import { createTensor, elementTypes, type Tensor, type Tensors } from '@inferry/core'
import { assertClose } from './assert-close.ts'
import { assertRejects } from './assert-rejects.ts'
import type { EngineContext } from './engine-context.ts'
import { floatTensor } from './float-tensor.ts'

/** Runs: answers, and the errors of what cannot be answered. */
export const runItems = {
  async samples({ artifacts, open, engine, options }: EngineContext) {
    for (const folder of artifacts) {
      const artifact = await open(folder)
      const session = await engine.load(artifact, options)
      const samples = await artifact.samples()
      assert.notEqual(samples.length, 0, `${folder} has no samples`)
      for (const { name, inputs, outputs } of samples) {
        const found = await session.run(inputs)
        assert.deepEqual(
          Object.keys(found),
          artifact.manifest.outputs.map((output) => output.name),
        )
        assertClose(found, outputs, `${artifact.manifest.name}, sample ${name}`)
      }
      await session.close()
    }
  },

  async 'a tree ensemble'({ load }: EngineContext) {
    const session = await load('stumps')
    const x = floatTensor(
      [0.5, 0],
      [0.50000006, -0],
      [Number.NaN, Number.NaN],
      [-Infinity, -1e-45],
      [Infinity, -Infinity],
    )
    assert.deepEqual(await session.run({ x }), { y: floatTensor([1.5], [2.5], [2.5], [1.25], [2.25]) })
  },

  async 'a scalar output'({ load }: EngineContext) {
    const session = await load('scalar-output')
    const { y } = await session.run({ x: floatTensor([1, 2], [3, 4]) })
    assert.deepEqual(y, createTensor('float32', [], Float32Array.of(10)))
  },

  async 'concurrent runs get each their own answer'({ load }: EngineContext) {
    const session = await load('two-inputs')
    const questions = Array.from({ length: 20 }, (_, index) => {
      const rows = Array.from({ length: index % 4 }, () => [index, index * 2])
      return { index, a: floatTensor(...rows), b: floatTensor(...rows.map(() => [1, 1])) }
    }).filter(({ a }) => a.dims[0] !== 0)
    await Promise.all(
      questions.map(async ({ index, a, b }) => {
        const { sum } = await session.run({ a, b })
        const rows = Array.from({ length: index % 4 }, () => [index + 1, index * 2 + 1])
        assert.deepEqual(sum, floatTensor(...rows))
      }),
    )
  },

  async 'an answer keeps its values, and a question too'({ load }: EngineContext) {
    const session = await load('two-inputs')
    const a = floatTensor([1, 2])
    const first = await session.run({ a, b: a })
    await session.run({ a: floatTensor([7, 8]), b: floatTensor([9, 10]) })
    assert.deepEqual(a, floatTensor([1, 2]))
    assert.deepEqual(first['sum'], floatTensor([2, 4]))
  },

  async 'a run that fails leaves its neighbours and the session alone'({ load }: EngineContext) {
    const session = await load('look-up')
    const ask = (index: bigint) =>
      session.run({ index: createTensor('int64', [1, 1], BigInt64Array.of(index)) })
    const good = ask(0n)
    const bad = assertRejects(ask(7n), 'INFERENCE_FAILED', 'look-up')
    const other = ask(2n)
    await bad
    assert.deepEqual(await good, { y: floatTensor([10]) })
    assert.deepEqual(await other, { y: floatTensor([30]) })
    assert.deepEqual(await ask(1n), { y: floatTensor([20]) })
    assert.notEqual(session.lost, true)
  },

  async 'inputs that do not fit'({ load }: EngineContext) {
    const two = await load('two-inputs')
    const a = floatTensor([1, 2])
    const wrong = (x: Tensor): Tensors => ({ a, b: x })
    const long = { type: 'float32', dims: [1, 2], data: new Float32Array(3) } as const
    const short = { type: 'float32', dims: [2, 2], data: new Float32Array(3) } as const
    await assertRejects(two.run({ a }), 'INVALID_INPUT', 'b')
    await assertRejects(two.run(wrong(long)), 'INVALID_INPUT', '"b"')
    await assertRejects(two.run(wrong(short)), 'INVALID_INPUT', '"b"')
    await assertRejects(two.run(wrong(floatTensor([1, 2, 3]))), 'INVALID_INPUT', 'b')
    await assertRejects(two.run(wrong(createTensor('float32', [2]))), 'INVALID_INPUT', 'b')
    await assertRejects(two.run(wrong(createTensor('float64', [1, 2]))), 'INVALID_INPUT', 'b')
  },

  async 'texts that the native library cannot take'({ load }: EngineContext) {
    const all = await load('every-type')
    const texts = (...data: string[]): Tensors => ({
      ...Object.fromEntries(elementTypes.map((type) => [`in_${type}`, createTensor(type, [1, 1])])),
      in_string: createTensor('string', [1, data.length], data),
    })
    await assertRejects(all.run(texts('a', 'b\0c')), 'INVALID_INPUT', 'string 1')
    await assertRejects(all.run(texts('a\ud800')), 'INVALID_INPUT', 'string 0')
    const { out_string } = await all.run(texts('a', 'b'))
    assert.deepEqual(out_string?.data, ['a', 'b'])
  },

  async 'two sessions of one artifact'({ artifact, engine, options }: EngineContext) {
    const opened = await artifact('two-inputs')
    const [one, other] = [await engine.load(opened, options), await engine.load(opened, options)]
    await one.close()
    const { sum } = await other.run({ a: floatTensor([1, 2]), b: floatTensor([3, 4]) })
    assert.deepEqual(sum, floatTensor([4, 6]))
    await other.close()
  },
}
