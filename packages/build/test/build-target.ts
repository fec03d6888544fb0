import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Artifact } from '@inferry/core'
import { startLambdaEmulator } from '@inferry/lambda-runtime'
import { unzipSync } from 'fflate'
import t from 'tap'
import { buildTarget } from '../src/build-target.ts'
import { fileOf } from '../src/bundle/bundle-file.ts'
import type { Upload } from '../src/zip/lambda-limits.ts'
import { filesIn } from './fixtures/files-in.ts'
import { openExample } from './fixtures/models.ts'
import { rootOf } from './fixtures/roots.ts'
import { startBundle } from './fixtures/start-bundle.ts'

const forest = await openExample('diabetes-forest')
const arch = process.arch === 'arm64' ? 'arm64' : 'x64'

const settings = fileURLToPath(new URL('../../../tsconfig.base.json', import.meta.url))

/** The first sample of an artifact, as the Open Inference Protocol has it: what it sends, and the answer's numbers. */
function sampleOf({ folder }: Artifact) {
  const [sample] = JSON.parse(readFileSync(join(folder, 'samples.json'), 'utf8'))
  return { body: JSON.stringify({ inputs: sample.inputs }), expected: sample.outputs[0].data as number[] }
}

interface Inferred {
  readonly outputs?: readonly [{ readonly data: readonly number[] }]
  readonly error?: string
}

async function infer(url: string, artifact: Artifact): Promise<readonly number[]> {
  const { body } = sampleOf(artifact)
  for (;;) {
    const answer = await fetch(`${url}/v2/models/${artifact.manifest.name}/infer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const { outputs, error } = (await answer.json()) as Inferred
    if (answer.status === 200) return outputs?.[0].data ?? []
    // It listens before the model is loaded.
    if (answer.status !== 503) throw new Error(`${answer.status}: ${error}`)
    await sleep(20)
  }
}

function near(actual: readonly number[], expected: readonly number[]): boolean {
  return (
    actual.length === expected.length &&
    actual.every((value, at) => Math.abs(value - (expected[at] ?? Number.NaN)) < 1e-3)
  )
}

t.test('a server starts from its folder alone, and two builds are the same', async (t) => {
  const folder = t.testdir()
  const build = (name: string) =>
    buildTarget({ artifact: forest, target: 'local', root: rootOf('local'), out: join(folder, name) })
  const built = await build('one')
  t.match(built, { folder: join(folder, 'one'), description: { target: 'local' }, zip: undefined })
  t.equal(
    built.sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    built.bytes,
  )
  const server = await startBundle(t, built.folder)
  t.ok(near(await infer(server.url, forest), sampleOf(forest).expected))
  t.equal(await server.end('SIGTERM'), 0)
  await build('two')
  t.same(filesIn(join(folder, 'two')), filesIn(built.folder))
})

t.test('with onnxruntime, in the process and in one of its own', async (t) => {
  const digits = await openExample('digits-cnn')
  const out = join(t.testdir(), 'local')
  const { folder } = await buildTarget({
    artifact: digits,
    target: 'local',
    root: rootOf('local'),
    arch,
    out,
  })
  for (const INFERRY_EXECUTION of ['inline', 'isolated']) {
    const server = await startBundle(t, folder, { INFERRY_EXECUTION })
    t.ok(near(await infer(server.url, digits), sampleOf(digits).expected), INFERRY_EXECUTION)
    t.equal(await server.end('SIGTERM'), 0)
  }
})

t.test('a function answers from its zip', async (t) => {
  // The function's process has the task's folder as its own, and tap's loader looks for its settings from there.
  const folder = t.testdir({ task: {}, 'tsconfig.json': JSON.stringify({ extends: settings }) })
  const options = { artifact: forest, target: 'lambda-zip', root: rootOf('lambda-zip') } as const
  const { zip, bytes, description } = await buildTarget({ ...options, out: join(folder, 'function') })
  t.equal(zip?.path, join(folder, 'function.zip'))
  const packed = readFileSync(join(folder, 'function.zip'))
  t.equal(packed.length, zip?.bytes)
  const unpacked = unzipSync(packed)
  t.notOk(Object.keys(unpacked).some((path) => path.endsWith('.map')))
  t.equal(
    Object.values(unpacked).reduce((sum, file) => sum + file.length, 0),
    bytes,
  )
  t.same(Object.keys(unpacked).sort(), ['bundle.json', ...description.files.map(({ path }) => path)].sort())
  for (const [path, content] of Object.entries(unpacked)) {
    mkdirSync(dirname(join(folder, 'task', path)), { recursive: true })
    writeFileSync(join(folder, 'task', path), content)
  }
  let log = ''
  const emulator = await startLambdaEmulator({
    folder: join(folder, 'task'),
    handler: description.handler ?? '',
    memoryMegabytes: 512,
    timeoutSeconds: 60,
    port: 0,
    onLog: (text) => (log += text),
  })
  t.teardown(() => emulator.close())
  const answer = await fetch(`${emulator.url}/2015-03-31/functions/function/invocations`, {
    method: 'POST',
    body: JSON.stringify({ instances: [Array(10).fill(0)] }),
  })
  t.same(await answer.json(), { predictions: [132.51001] }, log)

  await t.test('the same bytes again, in place of the old ones', async (t) => {
    await buildTarget({ ...options, out: join(folder, 'function') })
    t.ok(readFileSync(join(folder, 'function.zip')).equals(packed))
  })

  await t.test('where something else has the name of the zip', async (t) => {
    mkdirSync(join(folder, 'other.zip'))
    await t.rejects(buildTarget({ ...options, out: join(folder, 'other') }), {
      code: 'INVALID_CONFIGURATION',
      message: /other\.zip: is not the zip of a bundle; move it away, or give another --out$/,
      location: { field: 'out' },
    })
    t.notOk(existsSync(join(folder, 'other')))
  })
})

t.test('what is too large for a direct upload goes through S3', async (t) => {
  const folder = t.testdir()
  const target = 'lambda-zip'
  const notes = fileOf('notes.bin', randomBytes(51 * 1024 ** 2))
  const { path, size, sha256 } = notes
  const locate = async (name: string) => (name === path ? join(folder, path) : forest.locate(name))
  const manifest = { ...forest.manifest, files: [...forest.manifest.files, { path, size, sha256 }] }
  const artifact = { ...forest, manifest, locate }
  writeFileSync(join(folder, path), notes.content)
  const build = (upload: Upload) =>
    buildTarget({ artifact, target, root: rootOf(target), out: join(folder, upload), upload })
  await t.rejects(build('direct'), { message: /^the zip is 5\d\.\d MB, and Lambda takes 50 MiB\./ })
  t.same(Object.keys(filesIn(folder)), [path])
  const { zip } = await build('s3')
  t.ok((zip?.bytes ?? 0) > size)
})

t.test('what a function may not be is not written', async (t) => {
  const folder = t.testdir()
  const files = forest.manifest.files.map((file) => ({ ...file, size: 200_000_000 }))
  const artifact = { ...forest, manifest: { ...forest.manifest, files } }
  const target = 'lambda-zip'
  await t.rejects(buildTarget({ artifact, target, root: rootOf(target), out: join(folder, 'function') }), {
    code: 'INVALID_CONFIGURATION',
    message: /^the bundle, unzipped, is 40\d\.\d MB, and Lambda takes 250 MiB\..*\n {2}model +400\.0 MB/,
  })
  t.same(filesIn(folder), {})
})
