import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { watchPaths } from '../../src/dev/watch-paths.ts'

/** The next change after `act`. */
function change(t: Test, folder: string, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = watchPaths([folder], () => {
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

/** Each change of these paths in turn. */
function changes(t: Test, ...paths: readonly string[]): { next(): Promise<void>; count(): number } {
  const waiting: (() => void)[] = []
  let count = 0
  const stop = watchPaths(paths, () => {
    count++
    waiting.shift()?.()
  })
  t.teardown(stop)
  return { next: () => new Promise<void>((resolve) => waiting.push(resolve)), count: () => count }
}

/** For changes that are not to be told. */
const later = () => new Promise((resolve) => setTimeout(resolve, 300))

t.test('a folder that goes away and comes back', async (t) => {
  const root = join(t.testdir({ model: { 'inferry.json': '1', deep: {} } }), 'model')
  const { next } = changes(t, root)
  const removed = next()
  rmSync(root, { recursive: true })
  await removed
  const back = next()
  mkdirSync(root)
  await back
  const written = next()
  writeFileSync(join(root, 'inferry.json'), '2')
  await written
  const replaced = next()
  rmSync(root, { recursive: true })
  mkdirSync(join(root, 'deep'), { recursive: true })
  await replaced
  const below = next()
  writeFileSync(join(root, 'deep/file'), '2')
  await below
  t.pass()
})

t.test('one file, not what lies beside it', async (t) => {
  const root = t.testdir({ 'model.tar.gz': '1', '.git': { index: '1' }, beside: {} })
  const { next, count } = changes(t, join(root, 'model.tar.gz'))
  writeFileSync(join(root, '.git/index'), '2')
  writeFileSync(join(root, 'beside/file'), '2')
  writeFileSync(join(root, 'model.tar.gz.part'), '2')
  await later()
  t.equal(count(), 0)
  const replaced = next()
  renameSync(join(root, 'model.tar.gz.part'), join(root, 'model.tar.gz'))
  await replaced
  t.equal(count(), 1)
})

t.test('hidden folders, and what is not there yet', async (t) => {
  const root = t.testdir({ '.git': { index: '1' } })
  const { next, count } = changes(t, root, join(root, 'none/none'))
  writeFileSync(join(root, '.git/index'), '2')
  await later()
  t.equal(count(), 0)
  const made = next()
  mkdirSync(join(root, 'none/none'), { recursive: true })
  await made
  const written = next()
  writeFileSync(join(root, 'none/none/file'), '1')
  await written
  t.pass()
})

t.test('a new folder is watched too', async (t) => {
  const root = t.testdir({})
  const { next } = changes(t, root)
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
  const stop = watchPaths([root], () => count++)
  for (let file = 0; file < 20; file++) writeFileSync(join(root, String(file)), '1')
  await new Promise((resolve) => setTimeout(resolve, 500))
  t.equal(count, 1)
  stop()
  writeFileSync(join(root, 'later'), '1')
  await later()
  t.equal(count, 1, 'stopped')
})
