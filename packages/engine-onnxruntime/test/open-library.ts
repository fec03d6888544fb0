import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeOnnxFixture } from '@inferry/testing'
import t from 'tap'
import { openLibrary, ortOf } from '../src/open-library.ts'
import type { Ort } from '../src/ort.ts'
import { spawnScript } from './fixtures/spawn-script.ts'

/** Runs the model in a fresh process with an empty home and temporary folder; gives what was written there. */
async function runOnce(root: string, how: string) {
  const artifact = await writeOnnxFixture(join(root, 'artifact'), 'identity')
  const [HOME, TMPDIR] = [join(root, 'home'), join(root, 'tmp')]
  for (const folder of [HOME, TMPDIR]) mkdirSync(folder)
  // Without CI, which hides the telemetry. The proxy leads nowhere: what the library writes here must not be sent.
  const proxy = 'http://127.0.0.1:9'
  const env = { HOME, TMPDIR, https_proxy: proxy, HTTPS_PROXY: proxy }
  const result = await spawnScript('run-once.ts', [how, artifact], env).result
  const files = [HOME, TMPDIR].flatMap((folder) => readdirSync(folder, { recursive: true }) as string[])
  // tsx, which runs the script, keeps its own cache.
  return { ...result, files: files.filter((file) => !file.startsWith('tsx-')) }
}

t.test('as a bundler may give it', async (t) => {
  const library = { env: {}, InferenceSession: {} } as unknown as Ort
  t.equal(ortOf(library), library)
  t.equal(ortOf({ default: library }), library)
})

for (const how of ['inline', 'isolated', 'worker-isolated', 'worker-told']) {
  t.test(`${how}: nothing is written`, async (t) => {
    const { code, stdout, stderr, files } = await runOnce(t.testdir(), how)
    t.equal(code, 0, stderr)
    t.equal(stdout, '1\n')
    t.same(files, [])
  })
}

const elsewhere = process.platform !== 'linux' && 'the telemetry is on by default on Linux only'
t.test('the library left to itself writes files', { skip: elsewhere }, async (t) => {
  const { code, stderr, files } = await runOnce(t.testdir(), 'library')
  t.equal(code, 0, stderr)
  t.not(files.length, 0)
})

t.test('a worker thread whose process was not told', async (t) => {
  const { code, stderr, files } = await runOnce(t.testdir(), 'worker')
  t.not(code, 0)
  t.match(stderr, /ENGINE_UNAVAILABLE/)
  t.match(stderr, /start the process with ORT_DISABLE_TELEMETRY=1, or load with the execution "isolated"/)
  t.same(files, [])
})

t.test('a library that cannot be imported', async (t) => {
  const artifact = await writeOnnxFixture(t.testdir(), 'identity')
  const hooks = `export async function resolve(name, context, next) {
    if (name === 'onnxruntime-node') throw new Error('no binary for this machine')
    return next(name, context)
  }`
  const url = (code: string) => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  const refuse = url(`import { register } from 'node:module'; register(${JSON.stringify(url(hooks))})`)
  const run = spawnScript('load.ts', [artifact], { NODE_OPTIONS: `--import=${refuse}` })
  t.match(await run.result, {
    code: 0,
    stdout: `ENGINE_UNAVAILABLE: onnxruntime-node cannot be loaded by Node ${process.version} on ${process.platform}/${process.arch}: no binary for this machine`,
  })
})

t.test('a library that is given is used, and silenced', async (t) => {
  const library: Ort = { env: { logLevel: 'warning' }, InferenceSession: { create: () => t.fail() as never } }
  process.env['ORT_DISABLE_TELEMETRY'] = '0'
  t.equal(await openLibrary(library), library)
  t.equal(library.env.logLevel, 'fatal')
  t.equal(process.env['ORT_DISABLE_TELEMETRY'], '1')
})
