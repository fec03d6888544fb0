import { openRepository } from '@inferry/core'
import { pino } from 'pino'
import t from 'tap'
import { createApp } from '../../src/index.ts'
import { forest, request, silent } from '../fixtures/forest.ts'

const { body: payload, ...rest } = request
const post = { ...rest, method: 'POST', payload } as const

t.test('not ready, ready, stopping, stopped', async (t) => {
  const { server, repository, samples, announceStop } = await createApp({ paths: forest, logger: silent })
  const loading = await server.inject('/ping')
  t.equal(loading.statusCode, 503)
  t.match(loading.json().error, /^diabetes-forest is (starting|warming)$/)
  const predictor = repository.get('diabetes-forest')
  t.equal(predictor.engine, 'trees')
  await predictor.ready()
  t.equal((await server.inject('/ping')).statusCode, 200)
  t.match((await server.inject({ ...post, url: '/invocations' })).json(), { predictions: [Number] })
  t.match(
    (await server.inject('/metrics')).payload,
    /inferry_run_duration_seconds_count\{model="diabetes-forest"\} 1/,
  )
  t.ok((await samples(predictor)).length > 0)
  announceStop()
  t.equal((await server.inject('/ping')).statusCode, 503)
  await server.close()
  t.equal(predictor.health().state, 'draining')
})

t.test('what it is told reaches the models', async (t) => {
  const options = {
    paths: forest,
    logger: silent,
    execution: 'isolated',
    threads: 1,
    bodyLimit: 50,
    control: false,
  } as const
  const { server, repository } = await createApp({ ...options, engine: 'onnxruntime' })
  t.teardown(() => server.close())
  t.equal(repository.get('diabetes-forest').engine, 'onnxruntime')
  await repository.get('diabetes-forest').ready()
  t.match(
    (await server.inject('/metrics')).payload,
    /inferry_model_info\{.*execution="isolated",state="ready"/,
  )
  t.equal((await server.inject({ ...post, url: '/invocations' })).statusCode, 413)
  t.equal((await server.inject({ method: 'POST', url: '/v2/repository/index' })).statusCode, 404)
})

t.test('a broken artifact is told of, and takes no other out of service', async (t) => {
  const folder = t.testdir({ broken: { 'inferry.json': '{' }, whole: t.fixture('symlink', forest) })
  const lines: string[] = []
  const logger = pino({ level: 'error' }, { write: (line) => void lines.push(line) })
  const { server, repository } = await createApp({ paths: folder, logger })
  t.teardown(() => server.close())
  t.match(
    lines.map((line) => JSON.parse(line)),
    [{ model: 'broken', state: 'failed', reason: /inferry\.json/, msg: 'model failed' }],
  )
  t.equal(lines.length, 1)
  await repository.get('diabetes-forest').ready()
  t.equal((await server.inject('/ping')).statusCode, 200)
  const broken = await server.inject('/v2/models/broken/ready')
  t.equal(broken.statusCode, 503)
  t.match(broken.json(), { code: 'NOT_READY', error: /broken is failed: .*inferry\.json/ })
  t.match(
    (await server.inject('/metrics')).payload,
    /inferry_model_info\{model="broken",.*state="failed"\} 1/,
  )
  t.equal(
    (await server.inject({ method: 'POST', url: '/v2/repository/index' })).statusCode,
    404,
    'no control',
  )
})

t.test('another repository, other doors, no page', async (t) => {
  const name = 'n'.repeat(500)
  const { server, repository } = await createApp({
    repository: (make) => openRepository([], make),
    routes: () => [
      {
        pattern: '/models/:model',
        methods: { GET: ({ params }) => ({ status: 200, body: Buffer.from(params['model'] as string) }) },
      },
    ],
    http: { routerOptions: { maxParamLength: 1000 } },
    logger: silent,
  })
  t.teardown(() => server.close())
  t.same(repository.list(), [])
  t.equal((await server.inject(`/models/${name}`)).payload, name)
  for (const url of ['/', '/ping', '/docs']) t.equal((await server.inject(url)).statusCode, 404)
})

t.test('what it cannot serve', async (t) => {
  await t.rejects(createApp({ paths: '/no/such/folder', logger: silent }), { code: 'INVALID_ARTIFACT' })
  await t.rejects(createApp({ paths: forest, engine: 'none', logger: silent }), {
    code: 'ENGINE_UNAVAILABLE',
  })
})
