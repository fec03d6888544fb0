import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exampleModels } from '@inferry/testing'
import { pino } from 'pino'
import t from 'tap'
import { lambdaSettings } from '../src/settings.ts'
import { startFunction } from '../src/start-function.ts'

const forest = exampleModels().find((path) => path.endsWith('diabetes-forest')) as string
const question = { instances: [new Array(10).fill(0)] }
const context = (ms = 10_000) => ({ awsRequestId: 'r', getRemainingTimeInMillis: () => ms })
const settings = (model: string, env: Record<string, string> = {}) =>
  // The budget begins with the process, and this one's other tests take their time.
  lambdaSettings({ INFERRY_MODEL: model, INFERRY_INIT_BUDGET_MS: '600000', ...env })

/** A logger, and the lines that it wrote. */
function lines() {
  const written: Record<string, unknown>[] = []
  const logger = pino({ level: 'info' }, { write: (line: string) => void written.push(JSON.parse(line)) })
  return { logger, written }
}

for (const engine of ['trees', 'onnxruntime']) {
  t.test(`ready when init ends, by ${engine}`, async (t) => {
    const { logger, written } = lines()
    const handler = await startFunction(settings(forest, { INFERRY_ENGINE: engine }), logger)
    t.same(await handler(question, context()), { predictions: [132.51001] })
    t.match(written.at(-1), { Model: 'diabetes-forest', ColdStart: 1, Rows: 1 })
    await handler(question, context())
    t.match(written.at(-1), { ColdStart: 0 })
  })
}

t.test('init ends by its budget, the first invocation waits', async (t) => {
  const { logger, written } = lines()
  const handler = await startFunction(settings(forest, { INFERRY_INIT_BUDGET_MS: '0' }), logger)
  t.same(await handler(question, context()), { predictions: [132.51001] })
  t.match(written.at(-1), { ColdStart: 1 })
})

t.test('several models', async (t) => {
  const { logger } = lines()
  const handler = await startFunction(settings(join(forest, '..')), logger)
  const path = '/v2/models/diabetes-forest/ready'
  t.match(await handler({ method: 'GET', path, body: '' }, context()), { statusCode: 200 })
  await t.rejects(handler(question, context()), { name: 'INVALID_INPUT', message: /name one/ })
})

t.test('a model that is missing, then there', async (t) => {
  const { logger, written } = lines()
  const folder = join(t.testdir(), 'forest')
  const handler = await startFunction(settings(folder), logger)
  t.match(written.at(-1), { level: 50, msg: 'no model', err: { message: /no such file/ } })
  const answer = await handler({ body: '0', headers: { 'content-type': 'text/csv' } }, context())
  t.match(answer, { statusCode: 500, body: /INVALID_ARTIFACT/ })
  cpSync(forest, folder, { recursive: true })
  t.same(await handler(question, context()), { predictions: [132.51001] })
})

t.test('a model that is damaged', async (t) => {
  const { logger, written } = lines()
  const folder = join(t.testdir(), 'forest')
  cpSync(forest, folder, { recursive: true })
  const file = join(folder, 'model.trees')
  const { size } = await import('node:fs').then(({ statSync }) => statSync(file))
  writeFileSync(file, Buffer.alloc(size))
  const handler = await startFunction(settings(folder), logger)
  t.match(written.at(-1), { level: 50, msg: 'model failed', reason: /damaged/ })
  t.match(await handler({ method: 'GET', path: '/ping', body: '' }, context()), { statusCode: 503 })
  const answer = await handler({ body: '0', headers: { 'content-type': 'text/csv' } }, context())
  t.match(answer, { statusCode: 503, body: /model\.trees is damaged/ })
  rmSync(folder, { recursive: true })
  cpSync(forest, folder, { recursive: true })
  await new Promise((resolve) => setTimeout(resolve, 1100))
  t.same(await handler(question, context()), { predictions: [132.51001] }, 'a later one loads it anew')
})

t.test('a run that cannot finish is answered in time', async (t) => {
  const { logger } = lines()
  const handler = await startFunction(settings(forest), logger)
  const rows = `${new Array(10).fill(0)}\n`.repeat(200_000)
  const asked = { headers: { 'content-type': 'text/csv' }, body: rows }
  t.match(await handler(asked, context(700)), { statusCode: 504, body: /DEADLINE_EXCEEDED/ })
  t.match(await handler(asked, context(60_000)), { statusCode: 200 }, 'the next one works')
})
