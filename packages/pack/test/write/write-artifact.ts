import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { workPrefix } from '../../src/write/existing-artifact.ts'
import type { SourceFile } from '../../src/write/stage-files.ts'
import { writeArtifact } from '../../src/write/write-artifact.ts'
import { manifestOf } from '../fixtures/manifest.ts'

const content = (text: string) => new TextEncoder().encode(text)
const files = (...paths: string[]): SourceFile[] => paths.map((path) => ({ path, content: content(path) }))
const tree = async (folder: string) => (await readdir(folder, { recursive: true })).sort()
const failing = () => {
  throw new Error('no manifest')
}

t.test('writes folder and archive, and nothing else', async (t) => {
  const root = t.testdir({})
  const out = join(root, 'a', 'b')
  const written = await writeArtifact(out, files('w/1.bin', 'm.onnx'), manifestOf)
  t.same([written.folder, written.archive], [out, `${out}.tar.gz`])
  t.same(
    written.manifest.files.map(({ path }) => path),
    ['m.onnx', 'w/1.bin'],
  )
  t.same(await tree(root), [
    'a',
    'a/b',
    'a/b.tar.gz',
    'a/b/inferry.json',
    'a/b/m.onnx',
    'a/b/w',
    'a/b/w/1.bin',
  ])
})

t.test('replaces the old files and leaves the others', async (t) => {
  const root = t.testdir({ training: {} })
  const out = join(root, 'out')
  await writeArtifact(out, files('m.onnx', 'w/deep/1.bin', 'v/2.bin'), manifestOf)
  await mkdir(join(out, 'training'))
  await writeFile(join(out, 'v', 'mine'), 'mine')
  await writeArtifact(out, [{ path: 'm.onnx', content: content('new') }, ...files('n.bin')], manifestOf)
  t.same(await tree(out), ['inferry.json', 'm.onnx', 'n.bin', 'training', 'v', 'v/mine'])
  t.equal(await readFile(join(out, 'm.onnx'), 'utf8'), 'new')
  t.same(await tree(root).then((names) => names.filter((name) => name.includes(workPrefix))), [])
})

t.test('leaves nothing behind when it fails', async (t) => {
  const root = t.testdir({})
  await t.rejects(writeArtifact(join(root, 'a', 'b'), files('m.onnx'), failing), { message: 'no manifest' })
  t.same(await tree(root), [])
  await mkdir(join(root, 'empty'))
  await t.rejects(writeArtifact(join(root, 'empty'), files('m.onnx'), failing))
  t.same(await tree(root), ['empty'])
})

t.test('a place that the system refuses is the fault of the option', async (t) => {
  const root = t.testdir({})
  // Long enough that the folder may be made, but no folder beside it with more in its name.
  await t.rejects(writeArtifact(join(root, 'x'.repeat(245)), files('m.onnx'), manifestOf), {
    code: 'INVALID_CONFIGURATION',
    message: /x: cannot be written: name too long$/,
    location: { field: 'out' },
  })
  await t.rejects(writeArtifact(join(root, 'm.tar.gz'), files('m.onnx'), manifestOf), {
    code: 'INVALID_CONFIGURATION',
  })
  t.same(await tree(root), [])
})

async function snapshot(root: string): Promise<readonly string[]> {
  const names = await readdir(root, { recursive: true, withFileTypes: true })
  const paths = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(paths.sort().map(async (path) => `${path} ${(await readFile(path)).toString('hex')}`))
}

async function older(t: Test): Promise<{ root: string; out: string; before: readonly string[] }> {
  const root = t.testdir({})
  const out = join(root, 'out')
  await writeArtifact(out, files('m.onnx', 'old.bin'), manifestOf)
  return { root, out, before: await snapshot(root) }
}

t.test('keeps the old artifact when it fails', async (t) => {
  const { root, out, before } = await older(t)
  const missing = [...files('m.onnx'), { path: 'w.bin', content: join(root, 'none') }]
  await t.rejects(writeArtifact(out, missing, manifestOf), { code: 'ENOENT' })
  await t.rejects(writeArtifact(out, files('m.onnx'), failing))
  t.same(await snapshot(root), before)
})

t.test('undoes what it had replaced when a later rename fails', async (t) => {
  const { root, out } = await older(t)
  await writeFile(join(out, 'z'), 'not of the artifact')
  const before = await snapshot(root)
  await t.rejects(writeArtifact(out, files('m.onnx', 'z/w.bin'), manifestOf), { code: /^(EEXIST|ENOTDIR)$/ })
  t.same(await snapshot(root), before)
})

t.test('puts a folder where an old file was', async (t) => {
  const { out } = await older(t)
  await writeArtifact(out, files('m.onnx/w.bin'), manifestOf)
  t.same(await tree(out), ['inferry.json', 'm.onnx', 'm.onnx/w.bin'])
})
