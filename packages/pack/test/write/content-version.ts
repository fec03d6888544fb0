import t from 'tap'
import { contentVersion } from '../../src/write/content-version.ts'

const content = {
  files: [{ path: 'model.onnx', size: 3, sha256: 'ab' }],
  inputs: [{ name: 'X', type: 'float32', shape: [-1, 2], columns: ['a', 'b'] }],
  outputs: [{ name: 'p', type: 'float32', shape: [-1, 2], labels: ['0', '1'] }],
} as const

t.test('is the same for the same content, in whatever order of keys', async (t) => {
  const [input] = content.inputs
  const { columns, shape, ...rest } = input
  const version = contentVersion(content)
  t.match(version, /^[0-9a-f]{12}$/)
  t.equal(contentVersion({ ...content, inputs: [{ columns, shape, ...rest }] }), version)
})

t.test('differs with every part', async (t) => {
  const [[file], [input], [output]] = [content.files, content.inputs, content.outputs]
  const { columns: _, ...plain } = input
  const versions = [
    content,
    { ...content, files: [{ ...file, sha256: 'cd' }] },
    { ...content, files: [{ ...file, path: 'm.onnx' }] },
    { ...content, inputs: [plain] },
    { ...content, inputs: [{ ...input, columns: ['b', 'a'] }] },
    { ...content, inputs: [{ ...input, type: 'float64' as const }] },
    { ...content, outputs: [{ ...output, labels: ['no', 'yes'] }] },
    { ...content, outputs: [{ ...output, shape: [-1, -1] }] },
  ].map(contentVersion)
  t.equal(new Set(versions).size, versions.length)
})
