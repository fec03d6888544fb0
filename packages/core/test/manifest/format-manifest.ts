import { formatManifest, parseManifest } from '@inferry/core'
import t from 'tap'
import { changed, full, good } from '../fixtures/manifests.ts'

for (const [name, change] of Object.entries(good)) {
  t.test(`keeps ${name}`, async (t) => {
    const manifest = changed(change)
    const files = [...manifest.files].sort((a, b) => (a.path < b.path ? -1 : 1))
    t.same(parseManifest(formatManifest(manifest)), { ...manifest, files })
  })
}

t.test('gives the same bytes whatever the order of keys and files', async (t) => {
  const { name, files, ...rest } = changed((m) => (m['x-b'] = m['x-a'] = 1))
  const shuffled = {
    files: files.toReversed().map((f) => ({ sha256: f.sha256, size: f.size, path: f.path })),
    ...rest,
    name,
  }
  t.equal(formatManifest(shuffled), formatManifest(changed((m) => (m['x-a'] = m['x-b'] = 1))))
})

t.test('is readable', async (t) => {
  const manifest = changed((m) => {
    m.inputs[0].columns = ['a [ b', '{ , }']
    m['x-note'] = ['one', {}]
  })
  t.equal(
    formatManifest(manifest),
    `{
  "manifestVersion": 1,
  "name": "forest",
  "version": "1.2.0",
  "description": "A forest",
  "engines": [
    {"name": "trees", "file": "trees.bin"},
    {"name": "onnxruntime", "file": "onnx/model.onnx"}
  ],
  "files": [
    {"path": "onnx/model.onnx", "size": 12, "sha256": "${'a'.repeat(64)}"},
    {"path": "samples.json", "size": 0, "sha256": "${'a'.repeat(64)}"},
    {"path": "trees.bin", "size": 3, "sha256": "${'a'.repeat(64)}"}
  ],
  "inputs": [
    {"name": "X", "type": "float32", "shape": [-1, 2], "columns": ["a [ b", "{ , }"]},
    {"name": "sex", "type": "string", "shape": [-1, 1]}
  ],
  "outputs": [
    {"name": "label", "type": "int64", "shape": [-1]},
    {"name": "probabilities", "type": "float32", "shape": [-1, 3], "labels": ["", "b", "c"]}
  ],
  "samples": "samples.json",
  "x-note": ["one", {}]
}
`,
  )
})

t.test('refuses what cannot be read back', async (t) => {
  t.throws(() => formatManifest({ ...full, name: 'a/b' }), { code: 'INVALID_ARTIFACT' })
})
