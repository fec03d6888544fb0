import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { zipSync } from 'fflate'
import t, { type Test } from 'tap'
import { type BundleFile, fileOf } from '../../src/bundle/bundle-file.ts'
import { writeBundle } from '../../src/bundle/write-bundle.ts'
import { described, folderOf } from '../fixtures/described.ts'
import { filesIn } from '../fixtures/files-in.ts'

const bundle = (text: string) => described(fileOf('a/b/c.txt', text))
const written = (text: string) => folderOf(bundle(text))
const old = folderOf(described(fileOf('old.mjs', 'old')))
const archive = (text: string) =>
  Buffer.from(zipSync({ 'bundle.json': Buffer.from(text) }, { mtime: '1980-01-01' }))
const archived = (text: string) => archive(text).toString('latin1')

/** The file of an artifact, which holds `copied` unless told otherwise. */
const modelFile = (content: string): BundleFile => ({ ...fileOf('model/x', 'copied'), content })

t.test('a folder that is made, its dates and permissions told', async (t) => {
  const folder = t.testdir({ from: 'copied' })
  const place = join(folder, 'deep/down/bundle')
  const mask = process.umask(0o077)
  try {
    await writeBundle([...bundle('c'), modelFile(join(folder, 'from'))], place, archive('zip'))
  } finally {
    process.umask(mask)
  }
  t.same(filesIn(place), { ...written('c'), 'model/x': 'copied' })
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
  t.same(readdirSync(join(folder, 'deep/down')), ['bundle', 'bundle.zip'])
  t.equal(filesIn(join(folder, 'deep/down'))['bundle.zip'], archived('zip'))
  t.equal(statSync(`${place}.zip`).mode, 0o100644)
})

t.test('in place of what is there', async (t) => {
  const folder = t.testdir({ bundle: old, 'bundle.zip': archive('old'), empty: {} })
  for (const name of ['bundle', 'empty']) {
    await writeBundle(bundle('new'), join(folder, name), archive('new'))
    t.same(filesIn(join(folder, name)), written('new'))
    t.equal(filesIn(folder)[`${name}.zip`], archived('new'))
  }
})

t.test('what no build wrote is not taken away', async (t) => {
  const before = { bundle: { 'thesis.tex': 'mine' }, zipped: old, 'zipped.zip': { 'thesis.tex': 'mine' } }
  const folder = t.testdir(before)
  const whole = filesIn(folder)
  await t.rejects(writeBundle(bundle('new'), join(folder, 'bundle')), { message: /is neither empty nor/ })
  const refused = writeBundle(bundle('new'), join(folder, 'zipped'), archive('new'))
  await t.rejects(refused, { message: /zipped\.zip: is not the zip of a bundle/ })
  t.same(filesIn(folder), whole)
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
  const folder = t.testdir({ bundle: old, 'bundle.zip': archive('old'), changed: 'another' })
  for (const [from, code, message] of [
    ['gone', 'INVALID_CONFIGURATION', /cannot be written: no such file/],
    ['changed', 'INVALID_ARTIFACT', /^model\/x was changed while it was read; build again$/],
  ] as const) {
    const files = [...bundle('new'), modelFile(join(folder, from))]
    await t.rejects(writeBundle(files, join(folder, 'bundle'), archive('new')), { code, message })
    t.same(filesIn(join(folder, 'bundle')), old)
    t.equal(filesIn(folder)['bundle.zip'], archived('old'))
    t.same(readdirSync(folder), ['bundle', 'bundle.zip', 'changed'])
  }
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

const source = (name: string) => JSON.stringify(new URL(`../../src/bundle/${name}.ts`, import.meta.url).href)

/** Writes a bundle with a file that never ends. */
const writing = (folder: string) => `
  import { fileOf } from ${source('bundle-file')}
  import { writeBundle } from ${source('write-bundle')}
  const endless = { path: 'model/x', size: 1, sha256: '', content: ${JSON.stringify(join(folder, 'pipe'))} }
  await writeBundle([fileOf('a', 'new'), endless], ${JSON.stringify(join(folder, 'bundle'))})`

/** Starts that, and sends a signal once it is at work. */
async function interrupt(t: Test, folder: string, signal: NodeJS.Signals): Promise<readonly unknown[]> {
  execFileSync('mkfifo', [join(folder, 'pipe')])
  const args = [...process.execArgv, '--input-type=module', '--eval', writing(folder)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  t.teardown(() => child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  while (!existsSync(join(folder, work(folder), 'new/a')) && child.exitCode === null) await sleep(10)
  child.kill(signal)
  return exit
}

const work = (folder: string) =>
  readdirSync(folder).find((name) => name.startsWith('.inferry-build-')) ?? 'none'

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  t.test(`stopped at work by ${signal}, the old one is there and nothing else`, async (t) => {
    const folder = t.testdir({ bundle: old })
    t.same(await interrupt(t, folder, signal), [null, signal])
    t.same(readdirSync(folder), ['bundle', 'pipe'])
    t.same(filesIn(join(folder, 'bundle')), old)
  })
}

t.test('killed at work, the old one is whole, and a later build takes away what was left', async (t) => {
  const folder = t.testdir({ bundle: old })
  t.same(await interrupt(t, folder, 'SIGKILL'), [null, 'SIGKILL'])
  t.same(filesIn(join(folder, 'bundle')), old)
  await writeBundle(bundle('new'), join(folder, 'bundle'))
  t.same(filesIn(join(folder, 'bundle')), written('new'))
  t.not(work(folder), 'none', 'another build might be at work there')
  const anHourAgo = Date.now() / 1000 - 3601
  utimesSync(join(folder, work(folder)), anHourAgo, anHourAgo)
  mkdirSync(join(folder, '.inferry-build'))
  utimesSync(join(folder, '.inferry-build'), anHourAgo, anHourAgo)
  await writeBundle(bundle('new'), join(folder, 'bundle'))
  t.same(readdirSync(folder), ['.inferry-build', 'bundle', 'pipe'])
})
