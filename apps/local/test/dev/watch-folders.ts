import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { watchFolders } from '../../src/dev/watch-folders.ts'

/** The next change after `act`. */
function change(t: Test, folder: string, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchFolders([folder], () => {
      stop()
      resolve()
    })
    t.teardown(stop)
    act()
  })
}

t.test('files and folders of a tree', async (t) => {
  const root = t.testdir({ a: { b: { 'file.ts': '1' } }, node_modules: { x: {} } })
  const file = join(root, 'a/b/file.ts')
  await change(t, root, () => writeFileSync(file, '2'))
  t.pass('written')
  for (const text of ['3', '4']) {
    writeFileSync(join(root, 'swap'), text)
    await change(t, root, () => renameSync(join(root, 'swap'), file))
    t.pass('replaced, as editors do')
  }
  await change(t, root, () => rmSync(file))
  t.pass('removed')
})

t.test('a new folder is watched too', async (t) => {
  const root = t.testdir({})
  const changes: (() => void)[] = []
  const stop = watchFolders([root], () => changes.shift()?.())
  t.teardown(stop)
  const next = () => new Promise<void>((resolve) => changes.push(resolve))
  const made = next()
  mkdirSync(join(root, 'new'))
  await made
  const written = next()
  writeFileSync(join(root, 'new/file.ts'), '1')
  await written
  const removed = next()
  rmSync(join(root, 'new'), { recursive: true })
  await removed
  t.pass()
})

t.test('changes at once are one', async (t) => {
  const root = t.testdir({})
  let count = 0
  const stop = watchFolders([root], () => count++)
  for (let file = 0; file < 20; file++) writeFileSync(join(root, String(file)), '1')
  await new Promise((resolve) => setTimeout(resolve, 500))
  t.equal(count, 1)
  stop()
  writeFileSync(join(root, 'later'), '1')
  await new Promise((resolve) => setTimeout(resolve, 300))
  t.equal(count, 1, 'stopped')
})
