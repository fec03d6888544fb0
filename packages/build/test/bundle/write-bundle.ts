import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t from 'tap'
import { fileOf } from '../../src/bundle/bundle-file.ts'
import { writeBundle } from '../../src/bundle/write-bundle.ts'
import { filesIn } from '../fixtures/files-in.ts'

const bundle = (text: string) => [fileOf('bundle.json', '{}'), fileOf('a/b/c.txt', text)]

t.test('a folder that is made, its dates and permissions told', async (t) => {
  const folder = t.testdir({ from: 'copied' })
  const place = join(folder, 'deep/down/bundle')
  const copied = { path: 'model/x', size: 6, sha256: '', content: join(folder, 'from') }
  const mask = process.umask(0o077)
  try {
    await writeBundle([...bundle('c'), copied], place)
  } finally {
    process.umask(mask)
  }
  t.same(filesIn(place), { 'bundle.json': '{}', 'a/b/c.txt': 'c', 'model/x': 'copied' })
  for (const [path, mode] of [
    ['', 0o40755],
    ['a', 0o40755],
    ['a/b', 0o40755],
    ['model', 0o40755],
    ['bundle.json', 0o100644],
    ['a/b/c.txt', 0o100644],
    ['model/x', 0o100644],
  ] as const) {
    const stat = statSync(join(place, path))
    t.equal(stat.mode, mode, path)
    t.equal(stat.mtime.toISOString(), '1980-01-01T00:00:00.000Z', path)
  }
  t.same(readdirSync(join(folder, 'deep/down')), ['bundle'])
})

t.test('in place of what is there', async (t) => {
  const folder = t.testdir({
    bundle: { 'bundle.json': '{}', 'old.mjs': '' },
    empty: {},
    other: { 'thesis.tex': '' },
    file: 'text',
    link: t.fixture('symlink', 'bundle'),
  })
  for (const name of ['bundle', 'empty']) {
    await writeBundle(bundle('new'), join(folder, name))
    t.same(filesIn(join(folder, name)), { 'bundle.json': '{}', 'a/b/c.txt': 'new' })
  }
  for (const [name, reason] of [
    ['other', 'is neither empty nor a bundle (it has no bundle.json); give another --out'],
    ['file', 'is no folder; move it away, or give another --out'],
    ['link', 'is no folder; move it away, or give another --out'],
  ] as const) {
    const file = join(folder, name)
    await t.rejects(writeBundle(bundle('new'), file), {
      code: 'INVALID_CONFIGURATION',
      message: `${file}: ${reason}`,
      location: { file, field: 'out' },
    })
  }
  t.same(filesIn(join(folder, 'other')), { 'thesis.tex': '' })
})

t.test('where nothing can be written', async (t) => {
  const folder = t.testdir({ file: 'text' })
  for (const [place, reason] of [
    [join(folder, 'file/bundle'), 'cannot be read: not a directory'],
    ['/proc/bundle', 'cannot be written: '],
  ] as const) {
    await t.rejects(writeBundle(bundle('x'), place), {
      code: 'INVALID_CONFIGURATION',
      message: new RegExp(`^${place}: ${reason}`),
    })
  }
  t.same(filesIn(folder), { file: 'text' })
})

t.test('what fails half-way leaves the old one, and nothing beside it', async (t) => {
  const folder = t.testdir({ bundle: { 'bundle.json': '{}', 'old.mjs': 'old' } })
  const missing = { path: 'model/x', size: 1, sha256: '', content: join(folder, 'gone') }
  await t.rejects(writeBundle([...bundle('new'), missing], join(folder, 'bundle')), {
    message: /cannot be written: no such file/,
  })
  t.same(filesIn(folder), { 'bundle/bundle.json': '{}', 'bundle/old.mjs': 'old' })
  t.same(readdirSync(folder), ['bundle'])
})

t.test('several at once: one of them is there, whole', async (t) => {
  const folder = t.testdir()
  const place = join(folder, 'bundle')
  const texts = ['one', 'two', 'three', 'four']
  const ends = await Promise.allSettled(texts.map((text) => writeBundle(bundle(text), place)))
  t.ok(ends.some(({ status }) => status === 'fulfilled'))
  t.ok(texts.includes(filesIn(place)['a/b/c.txt'] ?? ''))
  t.same(readdirSync(folder), ['bundle'])
})

/** Writes a bundle with a file that never ends. */
const writing = (folder: string) => `
  import { fileOf } from ${JSON.stringify(new URL('../../src/bundle/bundle-file.ts', import.meta.url).href)}
  import { writeBundle } from ${JSON.stringify(new URL('../../src/bundle/write-bundle.ts', import.meta.url).href)}
  const endless = { path: 'model/x', size: 1, sha256: '', content: ${JSON.stringify(join(folder, 'pipe'))} }
  await writeBundle([fileOf('bundle.json', '{}'), fileOf('a', 'new'), endless], ${JSON.stringify(join(folder, 'bundle'))})`

t.test('killed at work, the old one is whole', async (t) => {
  const folder = t.testdir({ bundle: { 'bundle.json': '{}', 'old.mjs': 'old' } })
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const args = [...process.execArgv, '--input-type=module', '--eval', writing(folder)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  const exit = once(child, 'exit')
  const work = () => readdirSync(folder).find((name) => name.startsWith('.inferry-build-')) ?? 'none'
  while (!existsSync(join(folder, work(), 'new/a')) && child.exitCode === null) await sleep(10)
  child.kill('SIGKILL')
  t.same(await exit, [null, 'SIGKILL'])
  t.same(filesIn(join(folder, 'bundle')), { 'bundle.json': '{}', 'old.mjs': 'old' })
  await writeBundle(bundle('new'), join(folder, 'bundle'))
  t.same(filesIn(join(folder, 'bundle')), { 'bundle.json': '{}', 'a/b/c.txt': 'new' })
})
