import t from 'tap'
import { modelOf } from '../../src/invokers/model-of.ts'
import { openForest } from '../fixtures/forest.ts'

t.test('another artifact is another model, whatever its version says', async (t) => {
  const forest = await openForest()
  t.teardown(() => forest[Symbol.asyncDispose]())
  const { manifest, engine } = forest
  const packed = (sha256: string) => ({
    ...manifest,
    files: manifest.files.map((file, at) => (at === 0 ? { ...file, sha256 } : file)),
  })
  const same = modelOf({ manifest: structuredClone(manifest), engine })
  t.equal(modelOf(forest), same)
  t.match(same, new RegExp(`^${manifest.name} ${manifest.version} ${engine} [0-9a-f]{16}$`))
  const others = [
    modelOf({ manifest: packed('0'.repeat(64)), engine }),
    modelOf({ manifest: packed('1'.repeat(64)), engine }),
    modelOf({ manifest: { ...manifest, version: '2' }, engine }),
    modelOf({ manifest, engine: 'other' }),
    modelOf({ manifest: { ...manifest, outputs: [] }, engine }),
  ]
  t.equal(new Set([same, ...others]).size, 6)
})
