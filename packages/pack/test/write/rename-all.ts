import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { renameAll } from '../../src/write/rename-all.ts'

t.test('renames in order and makes folders', async (t) => {
  const folder = t.testdir({ new: 'new', place: 'old' })
  const at = (name: string) => join(folder, name)
  await renameAll([
    { from: at('place'), to: at('aside/deep/old') },
    { from: at('new'), to: at('place') },
  ])
  t.equal(await readFile(at('place'), 'utf8'), 'new')
  t.equal(await readFile(at('aside/deep/old'), 'utf8'), 'old')
})

t.test('undoes all when one fails', async (t) => {
  const folder = t.testdir({ new: 'new', place: 'old' })
  const at = (name: string) => join(folder, name)
  const renames = [
    { from: at('place'), to: at('aside') },
    { from: at('new'), to: at('place') },
    { from: at('none'), to: at('x') },
  ]
  await t.rejects(renameAll(renames), { code: 'ENOENT' })
  t.same(await readdir(folder), ['new', 'place'])
  t.equal(await readFile(at('place'), 'utf8'), 'old')
})
