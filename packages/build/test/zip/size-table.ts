import t from 'tap'
import { fileOf } from '../../src/bundle/bundle-file.ts'
import { sizeTable } from '../../src/zip/size-table.ts'

t.test('the parts of what is shipped, the largest first', async (t) => {
  const sized = (path: string, size: number) => ({ ...fileOf(path, ''), size })
  const files = [
    sized('Dockerfile', 9999),
    sized('LICENSES.txt', 30),
    sized('bundle.json', 4),
    sized('main.mjs', 200),
    sized('main.mjs.map', 99999),
    sized('child.mjs', 100),
    sized('model/model.onnx', 250),
    sized('native/libonnxruntime.so.1', 5000),
    sized('native/onnxruntime_binding.node', 500),
  ]
  t.same(sizeTable({ files }), [
    { part: 'native library', bytes: 5500, files: 2 },
    { part: 'code', bytes: 300, files: 2 },
    { part: 'model', bytes: 250, files: 1 },
    { part: 'licences and description', bytes: 34, files: 2 },
  ])
})
