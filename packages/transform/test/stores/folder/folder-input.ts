import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { folderInput } from '../../../src/stores/folder/folder-input.ts'
import { asNobody } from '../fixtures/as-nobody.ts'
import { listAll, readAll } from '../fixtures/read-all.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('a single file, by its name', async (t) => {
  const path = join(t.testdir({ 'a.csv': '1,2\n', b: '' }), 'a.csv')
  const input = folderInput(path)
  t.equal(input.name, path)
  const [object, ...others] = await listAll(input)
  t.match(object, { key: 'a.csv', bytes: 4 })
  t.same(others, [])
  if (object !== undefined) t.equal(String(await readAll(input, object)), '1,2\n')
})

t.test('what cannot be an input', async (t) => {
  const folder = t.testdir()
  t.match(await rejection(listAll(folderInput(join(folder, 'none')))), {
    code: 'OBJECT_NOT_FOUND',
    message: /none: cannot be listed: no such file or directory/,
  })
  if (process.platform === 'win32') return
  t.match(await rejection(listAll(folderInput('/dev/null'))), {
    code: 'INVALID_INPUT',
    message: '/dev/null: neither a file nor a folder',
  })
})

t.test('no key leads out of the folder', async (t) => {
  const folder = t.testdir({ in: {}, secret: 'x' })
  const reading = readAll(folderInput(join(folder, 'in')), { key: '../secret', bytes: 1, version: '' })
  t.match(await rejection(reading), { code: 'INVALID_INPUT' })
})

t.test(
  'a name that is not UTF-8 is not passed over',
  { skip: process.platform !== 'linux' && "such names are Linux's" },
  async (t) => {
    const folder = t.testdir()
    writeFileSync(Buffer.concat([Buffer.from(join(folder, 'a')), Buffer.from([0xff])]), 'x')
    writeFileSync(join(folder, 'z'), 'x')
    t.match(await listAll(folderInput(folder)), [
      { key: 'a\ufffd', fault: { code: 'INVALID_INPUT', message: /its name is not UTF-8.*rename it/ } },
      { key: 'z', fault: undefined },
    ])
  },
)

t.test('what may not be read', async (t) => {
  const folder = t.testdir({ a: 'x' })
  chmodSync(join(folder, 'a'), 0)
  const input = folderInput(folder)
  const [object] = await listAll(input)
  if (object === undefined) throw new Error('not listed')
  const fault = await asNobody(t, () => rejection(readAll(input, object)))
  if (fault === undefined) return
  t.match(fault, {
    code: 'STORAGE_DENIED',
    location: { file: 'a' },
    message: /a: cannot be read: permission denied$/,
  })
})
