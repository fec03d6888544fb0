import { mkdirSync, symlinkSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import t from 'tap'
import { type Container, start } from './fixtures/container.ts'
import { answer, archive, example, row } from './fixtures/examples.ts'

/** Stops it as SageMaker does. */
async function stopped({ child, ended }: Container): Promise<number | string> {
  child.kill('SIGTERM')
  return ended()
}

const forest = example('diabetes-forest')

/** What `/opt/ml/model` may hold. */
const places: Readonly<Record<string, (model: string) => void>> = {
  'an artifact': (model) => symlinkSync(forest, model),
  'a folder with one': (model) => {
    mkdirSync(model)
    symlinkSync(forest, join(model, 'forest'))
  },
  'an archive of one': (model) => {
    mkdirSync(model)
    archive(forest, join(model, 'model.tar.gz'))
  },
}
for (const [name, place] of Object.entries(places)) {
  t.test(`${name}: serves, and stops with 0`, async (t) => {
    const base = t.testdir({})
    place(join(base, 'model'))
    const container = await start(t, { args: [], env: { SAGEMAKER_BASE_DIR: base } })
    t.equal(await (await container.pinged(200)).text(), '')
    const response = await fetch(`${container.url}/invocations`, row)
    t.same([response.status, await response.text()], [200, answer])
    t.equal(await stopped(container), 0)
    t.match(container.output(), '"msg":"stopped"')
  })
}

t.test('onnxruntime, and what the environment says', async (t) => {
  const base = t.testdir({ model: t.fixture('symlink', example('penguins-pipeline')) })
  const env = {
    SAGEMAKER_BASE_DIR: base,
    SAGEMAKER_BATCH: 'True',
    SAGEMAKER_MAX_PAYLOAD_IN_MB: '50',
    SAGEMAKER_MODEL_SERVER_WORKERS: '4',
    SAGEMAKER_CONTAINER_LOG_LEVEL: '30',
  }
  const container = await start(t, { env })
  await container.pinged(200)
  t.same(await (await fetch(`${container.url}/execution-parameters`)).json(), {
    MaxConcurrentTransforms: 2,
    BatchStrategy: 'MULTI_RECORD',
    MaxPayloadInMB: 50,
  })
  t.same(await (await fetch(`${container.url}/v2/health/live`)).json(), { live: true }, 'the usual doors too')
  t.equal((await fetch(`${container.url}/docs`)).status, 404)
  t.equal(await stopped(container), 0)
  const lines = container.output().trim().split('\n')
  t.match(
    lines.map((line) => JSON.parse(line)),
    [{ level: 'warn', variable: 'SAGEMAKER_MODEL_SERVER_WORKERS', reason: /one process/ }],
  )
  t.equal(lines.length, 1)
})

t.test('no model: it listens, and says why it is not ready', async (t) => {
  const container = await start(t, { env: { SAGEMAKER_BASE_DIR: t.testdir({ model: {} }) } })
  const { error } = (await (await container.pinged(503)).json()) as { error: string }
  t.match(error, /^model is (starting|failed: .*no inferry\.json)/)
  const response = await fetch(`${container.url}/invocations`, row)
  t.equal(response.status, 503)
  t.equal(await stopped(container), 0)
  t.match(container.output(), '"msg":"model failed"')
})

t.test('several models', async (t) => {
  const base = t.testdir({ models: { m: { model: t.fixture('symlink', forest) } } })
  const env = { SAGEMAKER_BASE_DIR: base, SAGEMAKER_MULTI_MODEL: 'true' }
  const container = await start(t, { env })
  await container.pinged(200)
  const models = `${container.url}/models`
  const name = `${'0123456789abcdef/?#%'.repeat(50)}ä`
  const url = join(base, 'models/m/model')
  const load = () => fetch(models, { method: 'POST', body: JSON.stringify({ model_name: name, url }) })
  const path = `${models}/${encodeURIComponent(name)}`
  t.equal((await load()).status, 200)
  t.equal((await load()).status, 409)
  t.match(await announce(`${path}/invoke`, 7 * 1024 ** 2), 'or raise it (SAGEMAKER_MAX_PAYLOAD_IN_MB)')
  t.same(await (await fetch(models)).json(), { models: [{ modelName: name, modelUrl: url }] })
  t.same(await (await fetch(path)).json(), { modelName: name, modelUrl: url })
  t.equal(await (await fetch(`${path}/invoke`, row)).text(), answer)
  t.equal((await fetch(path, { method: 'DELETE' })).status, 200)
  t.equal((await fetch(path, { method: 'DELETE' })).status, 404)
  t.equal((await fetch(`${path}/invoke`, row)).status, 404)
  t.equal((await load()).status, 200)
  t.equal(await stopped(container), 0)
  t.match(container.output(), `"model":${JSON.stringify(name)},"state":"ready"`, 'logged by the name given')
})

t.test('a slow model', async (t) => {
  const entry = new URL('./fixtures/slow-container.ts', import.meta.url)
  const base = t.testdir({ model: t.fixture('symlink', forest) })
  const env = { SAGEMAKER_BASE_DIR: base }
  /** Starts it, and resolves once runs are slow. */
  const slow = async (more = {}) => {
    const container = await start(t, { env: { ...env, ...more }, entry })
    while (!container.output().includes('slow now')) await container.pinged(200)
    return container
  }
  /** Sends a request, and resolves to its answer's status once that is there. */
  const ask = ({ url }: Container) => fetch(`${url}/invocations`, row).then(({ status }) => status)
  const accepted = () => new Promise((resolve) => setTimeout(resolve, 300))

  t.test('SIGTERM: what was accepted is answered', async (t) => {
    const container = await slow()
    const answers = [ask(container), ask(container)]
    await accepted()
    t.equal(await stopped(container), 0)
    t.same(await Promise.all(answers), [200, 200])
  })

  t.test('a second signal ends it at once', async (t) => {
    const container = await slow()
    const answer = ask(container).catch(() => 'cut')
    await accepted()
    container.child.kill('SIGTERM')
    while (!container.output().includes('stopping')) await new Promise(setImmediate)
    t.equal(await stopped(container), 143)
    t.equal(await answer, 'cut')
  })
})

/** What is answered to a body that is announced and not sent: one that is sent meets a connection that is closed. */
function announce(url: string, bytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'text/csv', 'content-length': bytes }
    const asked = request(url, { method: 'POST', headers }, async (response) => {
      resolve(Buffer.concat(await response.toArray()).toString())
      asked.destroy()
    })
    asked.on('error', reject)
    asked.flushHeaders()
  })
}
