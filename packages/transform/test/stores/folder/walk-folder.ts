import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { type FoundFile, walkFolder } from '../../../src/stores/folder/walk-folder.ts'
import { asNobody } from '../fixtures/as-nobody.ts'
import { rejection } from '../fixtures/rejection.ts'

async function filesIn(folder: string): Promise<readonly FoundFile[]> {
  const files: FoundFile[] = []
  for await (const file of walkFolder(folder)) files.push(file)
  return files
}

async function keysIn(folder: string): Promise<readonly string[]> {
  return (await filesIn(folder)).map(({ key }) => key)
}

t.test('in the order of the whole keys, hidden files too', async (t) => {
  const folder = t.testdir({
    a: { b: '', c: { d: '' } },
    'a.csv': '',
    a0: '',
    '.hid': '',
    empty: {},
    é: '',
    z: '',
  })
  writeFileSync(join(folder, '\u{1f600}'), '')
  writeFileSync(join(folder, '\uffee'), '')
  t.same(await keysIn(folder), ['.hid', 'a.csv', 'a/b', 'a/c/d', 'a0', 'z', 'é', '\uffee', '\u{1f600}'])
})

t.test('links are followed, but not round and round', async (t) => {
  const folder = t.testdir({ in: { real: { x: '' } }, out: { y: '' }, file: 'z' })
  const root = join(folder, 'in')
  symlinkSync(join(folder, 'out'), join(root, 'folder'))
  symlinkSync(join(folder, 'file'), join(root, 'linked'))
  symlinkSync(root, join(root, 'real', 'loop'))
  symlinkSync('.', join(root, 'self'))
  t.same(await keysIn(root), ['folder/y', 'linked', 'real/x'])
})

t.test('what is no file is left out, and what leads nowhere is told', async (t) => {
  const folder = t.testdir({ a: '', sub: {} })
  if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe')])
  t.same(await keysIn(folder), ['a'])
  symlinkSync('nothing', join(folder, 'sub', 'link'))
  symlinkSync('round', join(folder, 'sub', 'round'))
  const [a, link, round, ...others] = await filesIn(folder)
  t.same(a, { key: 'a' })
  t.match(link, {
    key: 'sub/link',
    fault: {
      code: 'OBJECT_NOT_FOUND',
      message: /sub.link: is a symbolic link that leads to nothing, which is not there; mend or remove it/,
      location: { file: 'sub/link' },
    },
  })
  t.match(round, { key: 'sub/round', fault: { code: 'OBJECT_NOT_FOUND', message: /leads round and round/ } })
  t.same(others, [])
  t.match(await rejection(keysIn(join(folder, 'none'))), {
    code: 'OBJECT_NOT_FOUND',
    message: /cannot be listed/,
  })
})

t.test('a folder that may not be listed is told in its place, the others go on', async (t) => {
  const folder = t.testdir({ a: '', m: { x: '' }, z: '' })
  chmodSync(join(folder, 'm'), 0)
  const files = await asNobody(t, () => filesIn(folder))
  if (files === undefined) return
  t.match(files, [
    { key: 'a' },
    {
      key: 'm/',
      fault: {
        code: 'STORAGE_DENIED',
        message: /m.?: cannot be listed: permission denied/,
        location: { file: 'm/' },
      },
    },
    { key: 'z' },
  ])
  const root = join(folder, 'm')
  t.match(await asNobody(t, () => rejection(filesIn(root))), {
    code: 'STORAGE_DENIED',
    location: { file: root },
  })
})

t.test(
  'so is one whose name is not UTF-8',
  { skip: process.platform !== 'linux' && "such names are Linux's" },
  async (t) => {
    const folder = t.testdir({ a: '', z: '' })
    mkdirSync(Buffer.concat([Buffer.from(join(folder, 'm')), Buffer.from([0xff])]))
    t.match(
      await filesIn(folder),
      [{ key: 'a' }, { key: 'm\ufffd/', fault: { code: 'INVALID_INPUT' } }, { key: 'z' }].sort((a, b) =>
        a.key < b.key ? -1 : 1,
      ),
    )
  },
)
