import { openArtifact } from '@inferry/core'
import { writeArtifact, writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { treesReason } from '../../src/trees/trees-reason.ts'

const engines = [{ name: 'onnxruntime', file: 'model.onnx' }]

t.test('why an artifact has no trees', async (t) => {
  const reason = async (folder: string) => treesReason(await openArtifact(folder))
  t.equal(await reason(await writeOnnxFixture(t.testdir(), 'identity', { engines })), 'no tree ensemble')
  t.equal(
    await reason(await writeOnnxFixture(t.testdir(), 'stumps', { engines })),
    'it was packed before the engine could; pack it again',
  )
  const trees = [...engines, { name: 'trees', file: 'model.onnx' }]
  t.equal(await reason(await writeOnnxFixture(t.testdir(), 'stumps', { engines: trees })), undefined)
  const other = {
    name: 'other',
    engines: [{ name: 'other', file: 'm' }],
    files: { m: Buffer.from('m') },
    inputs: [{ name: 'x', type: 'float32', shape: [-1] }],
    outputs: [{ name: 'y', type: 'float32', shape: [-1] }],
  } as const
  t.equal(await reason(await writeArtifact(t.testdir(), other)), 'it holds no ONNX model')
})
