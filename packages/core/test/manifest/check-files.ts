import t from 'tap'
import { checkEngines, checkFiles, checkListed } from '../../src/manifest/check-files.ts'
import { full } from '../fixtures/manifests.ts'

const at = (name: string, value: unknown) => ({ value, at: name, file: 'f.json' })

t.test('gives the paths, which engines and samples refer to', async (t) => {
  const paths = checkFiles(at('files', full.files))
  t.same([...paths], ['onnx/model.onnx', 'samples.json', 'trees.bin'])
  checkEngines(at('engines', full.engines), paths)
  checkListed(at('samples', 'samples.json'), paths)
  t.throws(
    () => checkListed(at('samples', 'other'), paths),
    /samples is "other", expected the path of one of files/,
  )
  t.throws(() => checkEngines(at('engines', full.engines), new Set()), /engines\[0\]\.file is "trees\.bin"/)
})

t.test('takes files of any number in one pass', async (t) => {
  const files = Array.from({ length: 50_000 }, (_, index) => ({
    path: `f/${index}`,
    size: 0,
    sha256: 'a'.repeat(64),
  }))
  t.equal(checkFiles(at('files', files)).size, 50_000)
})
