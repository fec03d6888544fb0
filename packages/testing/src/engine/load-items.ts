import assert from 'node:assert/strict'
import { appendFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onnxFixtures } from '../artifacts/onnx-fixtures.ts'
import type { ArtifactParts } from '../artifacts/write-artifact.ts'
import { assertRejects } from './assert-rejects.ts'
import type { EngineContext } from './engine-context.ts'
import { floatTensor } from './float-tensor.ts'

const { inputs, outputs } = onnxFixtures['two-inputs'] as (typeof onnxFixtures)[string]

/** Loading: what does, and the errors of what does not. */
export const loadItems = {
  async 'external weights'({ load }: EngineContext) {
    const session = await load('external')
    const { y } = await session.run({ x: floatTensor([1, 0, 0, 1]) })
    assert.deepEqual(y, floatTensor([9, 11, 13]))
  },

  async 'inputs and outputs in another order than the model names them'({ load }: EngineContext) {
    const session = await load('two-inputs', { inputs: inputs.toReversed(), outputs: outputs.toReversed() })
    const found = await session.run({ b: floatTensor([1, 2]), a: floatTensor([10, 20]) })
    assert.deepEqual(Object.entries(found), [
      ['sum', floatTensor([11, 22])],
      ['difference', floatTensor([9, 18])],
    ])
  },

  async 'a manifest that does not fit the model'({ load }: EngineContext) {
    const changes: readonly (readonly [string, Partial<ArtifactParts>])[] = [
      ['c', { inputs: [...inputs, { name: 'c', type: 'float32', shape: [-1, 2] }] }],
      ['b', { inputs: inputs.map((input) => (input.name === 'b' ? { ...input, type: 'int64' } : input)) }],
      ['sum', { outputs: outputs.slice(0, 1) }],
    ]
    for (const [name, change] of changes) {
      await assertRejects(load('two-inputs', change), 'INVALID_ARTIFACT', `"${name}"`)
    }
  },

  async 'a model that is none'({ artifact, load, models: { file } }: EngineContext) {
    const whole = await (await artifact('two-inputs')).read(file)
    for (const bytes of [Buffer.alloc(0), whole.subarray(0, whole.length / 2)])
      await assertRejects(load('two-inputs', { files: { [file]: bytes } }), 'INVALID_ARTIFACT', file)
  },

  async 'a damaged file'({ artifact, engine, options, models: { file } }: EngineContext) {
    const grown = await artifact('two-inputs')
    await appendFile(join(grown.folder, file), 'x')
    await assertRejects(engine.load(grown, options), 'INVALID_ARTIFACT', file)
  },

  async 'damaged weights'({ artifact, engine, options }: EngineContext) {
    const weights = await artifact('external')
    await writeFile(join(weights.folder, 'external.bin'), Buffer.alloc(48, 1))
    await assertRejects(engine.load(weights, options), 'INVALID_ARTIFACT', 'external.bin')
  },

  async 'an artifact of another engine'({ load, models: { file } }: EngineContext) {
    const engines = [{ name: 'another', file }]
    await assertRejects(load('two-inputs', { engines }), 'ENGINE_UNAVAILABLE', 'another')
  },

  async 'a load after a failed one'({ artifact, engine, options, models: { file } }: EngineContext) {
    const found = await artifact('identity')
    const path = join(found.folder, file)
    const bytes = Uint8Array.from(await found.read(file))
    await writeFile(path, bytes.toReversed())
    await assertRejects(engine.load(found, options), 'INVALID_ARTIFACT', file)
    await writeFile(path, bytes)
    const session = await engine.load(found, options)
    const x = floatTensor([7])
    assert.deepEqual(await session.run({ x }), { y: x })
    await session.close()
  },
}
