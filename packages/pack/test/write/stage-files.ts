import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { stageFiles } from '../../src/write/stage-files.ts'

t.test('writes bytes and copies, sorted, with sizes and hashes', async (t) => {
  const folder = t.testdir({ source: 'weights', staged: {} })
  const files = [
    { path: 'sub/w.bin', content: join(folder, 'source') },
    { path: 'empty', content: new Uint8Array() },
    { path: 'm.onnx', content: Uint8Array.of(1, 2, 3) },
  ]
  const entry = (path: string, bytes: string | Uint8Array) => ({
    path,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  })
  t.same(await stageFiles(files, join(folder, 'staged')), [
    entry('empty', ''),
    entry('m.onnx', Uint8Array.of(1, 2, 3)),
    entry('sub/w.bin', 'weights'),
  ])
  t.equal(await readFile(join(folder, 'staged/sub/w.bin'), 'utf8'), 'weights')
  t.same(await readFile(join(folder, 'staged/m.onnx')), Buffer.of(1, 2, 3))
})

t.test('fails when a source is gone or a target is there', async (t) => {
  const folder = t.testdir({ taken: '' })
  await t.rejects(stageFiles([{ path: 'w', content: join(folder, 'none') }], folder), { code: 'ENOENT' })
  await t.rejects(stageFiles([{ path: 'taken', content: Uint8Array.of(1) }], folder), { code: 'EEXIST' })
})
