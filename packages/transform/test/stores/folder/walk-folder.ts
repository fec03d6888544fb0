import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { walkFolder } from '../../../src/stores/folder/walk-folder.ts'
import { rejection } from '../fixtures/rejection.ts'

async function keysIn(folder: string): Promise<readonly string[]> {
  const keys: string[] = []
  for await (const key of walkFolder(folder)) keys.push(key)
  return keys
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
  symlinkSync(join(folder, 'nothing'), join(folder, 'sub', 'link'))
  t.match(await rejection(keysIn(folder)), {
    code: 'OBJECT_NOT_FOUND',
    message: /sub.link: a link that leads/,
  })
  t.match(await rejection(keysIn(join(folder, 'none'))), {
    code: 'OBJECT_NOT_FOUND',
    message: /cannot be listed/,
  })
})
