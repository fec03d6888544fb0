import {
  createPredictor,
  type Health,
  type InferryError,
  type Payload,
  type PredictorOptions,
  type RunEvent,
  type Tensor,
} from '@inferry/core'
import t from 'tap'
import { openSums } from '../fixtures/open-sums.ts'
import type { ArtifactParts } from '../fixtures/sums.ts'
import { type SumsOptions, sumsEngine } from '../fixtures/sums-engine.ts'
import { turns } from '../fixtures/turns.ts'

const json = (value: unknown): Payload => ({
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(value)),
})
const rows = (...instances: number[][]) => json({ instances })
const totals = ({ body }: Payload): unknown => {
  const { predictions } = JSON.parse(new TextDecoder().decode(body))
  return predictions.map(({ total }: { total: unknown }) => [total].flat()[0])
}

interface Setting {
  readonly artifact?: ArtifactParts
  readonly engine?: SumsOptions
  readonly options?: Partial<PredictorOptions>
}

async function setUp(t: Parameters<typeof openSums>[0], { artifact, engine, options }: Setting = {}) {
  const sums = sumsEngine(engine)
  const states: Health[] = []
  const runs: RunEvent[] = []
  const events: unknown[] = []
  const predictor = createPredictor(await openSums(t, artifact), {
    engines: [sums],
    observer: {
      health: (health) => states.push(health),
      run: (event) => runs.push(event),
      execution: (event) => events.push(event),
      batchingOff: (event) => events.push(event),
    },
    ...options,
  })
  return { predictor, sums, states, runs, events, names: () => states.map(({ state }) => state) }
}

/** Runs that last until they are let go on. */
function gate() {
  let open = true
  const waiting: (() => void)[] = []
  return {
    close: () => {
      open = false
    },
    open: () => {
      open = true
      for (const go of waiting.splice(0)) go()
    },
    wait: () => (open ? undefined : new Promise<void>((resolve) => waiting.push(resolve))),
  }
}

const error = (promise: Promise<unknown>): Promise<InferryError> =>
  promise.then(
    () => {
      throw new Error('it was answered')
    },
    (found) => found,
  )

t.test('loads with the first request and answers', async (t) => {
  const { predictor, sums, names, events } = await setUp(t)
  t.equal(predictor.engine, 'sums')
  t.equal(predictor.manifest.name, 'sums')
  t.same(predictor.health(), { state: 'starting' })
  t.equal(sums.loads.length, 0)
  t.same(totals(await predictor.predict(rows([1, 2, 3], [4, 5, 6]))), [6, 15])
  t.same(names(), ['starting', 'warming', 'ready'])
  t.same(predictor.health(), { state: 'ready' })
  t.match(events, [{ execution: 'inline', runMs: Number }])
  t.same(predictor.queue(), { requests: 0, rows: 0 })
})

t.test('answers by the name that it is given', async (t) => {
  const { predictor } = await setUp(t, { options: { name: 'other' } })
  t.equal(predictor.manifest.name, 'other')
  const question = { inputs: [{ name: 'X', shape: [1, 3], datatype: 'FP32', data: [1, 2, 3] }] }
  const { body } = await predictor.predict(json(question))
  t.equal(JSON.parse(new TextDecoder().decode(body)).model_name, 'other')
})

t.test('loads once, whoever asks', async (t) => {
  const { predictor, sums } = await setUp(t)
  await Promise.all([predictor.ready(), predictor.ready(), predictor.predict(rows([1, 2, 3]))])
  await predictor.ready()
  t.equal(sums.loads.length, 1)
})

t.test('joins requests that come together, and tells of the run', async (t) => {
  const { predictor, runs } = await setUp(t)
  await predictor.ready()
  const answers = await Promise.all(
    [rows([1, 2, 3]), rows([4, 5, 6], [0, 0, 1])].map((x) => predictor.predict(x)),
  )
  t.same(answers.map(totals), [[6], [15, 1]])
  t.match(runs, [{ requests: 2, rows: 3, waitMs: Number, runMs: Number }])
})

t.test('bad requests fail alone, before they are queued', async (t) => {
  const { predictor, runs } = await setUp(t)
  await predictor.ready()
  const good = predictor.predict(rows([1, 2, 3]))
  const bad: readonly [Payload, string][] = [
    [rows([1, 2]), 'INVALID_INPUT'],
    [{ contentType: 'application/json', body: Buffer.from('{') }, 'MALFORMED_BODY'],
    [{ contentType: 'application/json', body: new Uint8Array() }, 'EMPTY_BODY'],
    [{ contentType: 'image/png', body: Buffer.from('x') }, 'UNSUPPORTED_MEDIA_TYPE'],
  ]
  for (const [payload, code] of bad) t.equal((await error(predictor.predict(payload))).code, code)
  t.same(totals(await good), [6])
  t.match(runs, [{ requests: 1, rows: 1 }])
})

t.test('checks what any codec gives it', async (t) => {
  const codec = {
    name: 'wrong',
    reads: ['text/wrong'],
    writes: [],
    decode: () => ({ inputs: {}, question: { codec: 'wrong', dialect: 'wrong' } }),
    encode: () => rows(),
  }
  const { predictor } = await setUp(t, { options: { codecs: [codec] } })
  const found = await error(predictor.predict({ contentType: 'text/wrong', body: Buffer.from('x') }))
  t.match(found, { code: 'INVALID_INPUT', message: 'input "X" is missing; expected float32 [-1, 3]' })
})

t.test('takes accept and a signal', async (t) => {
  const { predictor } = await setUp(t)
  const answer = await predictor.predict(rows([1, 2, 3]), { accept: 'text/csv' })
  t.match(answer.contentType, /^text\/csv/)
  t.equal((await error(predictor.predict(rows([1, 2, 3]), { accept: 'image/png' }))).code, 'NOT_ACCEPTABLE')
  t.equal((await error(predictor.predict(rows([1, 2, 3]), { signal: AbortSignal.abort() }))).code, 'ABORTED')
})

t.test('an accept that nothing can answer is refused before the model runs', async (t) => {
  const { predictor, runs } = await setUp(t)
  await predictor.ready()
  t.match(await error(predictor.predict(rows([1, 2, 3]), { accept: 'image/png' })), {
    code: 'NOT_ACCEPTABLE',
  })
  t.same(runs, [])
})

t.test('needs an engine at hand', async (t) => {
  const artifact = await openSums(t)
  t.throws(() => createPredictor(artifact, { engines: [] }), { code: 'ENGINE_UNAVAILABLE' })
  t.throws(() => createPredictor(artifact, { engines: [sumsEngine()], engine: 'other' }), {
    code: 'ENGINE_UNAVAILABLE',
  })
})

t.test('a wrong answer to a sample is a failure', async (t) => {
  const { predictor, names, sums } = await setUp(t, { artifact: { model: { scale: 2 } } })
  const message = /^sample "one row" does not get its recorded answer: output "total" is 12/
  await t.rejects(predictor.ready(), { code: 'INVALID_ARTIFACT', message })
  t.match(predictor.health(), { state: 'failed', reason: message })
  t.same(names(), ['starting', 'warming', 'failed'])
  t.equal(sums.open(), 0)
  const found = await error(predictor.predict(rows([1, 2, 3])))
  t.match(found, { code: 'NOT_READY', message: /^the model sums is failed: sample "one row"/ })
  t.equal(found.retryAfter, 1)
  t.equal(sums.loads.length, 1)
})

t.test('a failed load is forgotten', async (t) => {
  let broken = true
  const onLoad = () => {
    if (broken) throw new Error('no memory')
  }
  const { predictor, sums, names } = await setUp(t, { engine: { onLoad } })
  const both = await Promise.all([error(predictor.ready()), error(predictor.predict(rows([1, 2, 3])))])
  t.match(both, [
    { code: 'INTERNAL', message: 'no memory' },
    { code: 'NOT_READY', message: 'the model sums is failed: no memory' },
  ])
  t.equal(sums.loads.length, 1)
  t.equal((await error(predictor.predict(rows([1, 2, 3])))).code, 'NOT_READY')
  t.equal(sums.loads.length, 1, 'not tried again at once')
  broken = false
  await new Promise((resolve) => setTimeout(resolve, 1010))
  t.same(totals(await predictor.predict(rows([1, 2, 3]))), [6])
  t.same(names(), ['starting', 'failed', 'starting', 'warming', 'ready'])
})

t.test('a slow model is moved off the event loop, and it is told', async (t) => {
  const { predictor, sums, events } = await setUp(t, {
    engine: { executions: ['inline', 'isolated'] },
    options: { slowMs: -1, threads: 1 },
  })
  await predictor.ready()
  t.match(sums.loads, [
    { execution: 'inline', threads: 1 },
    { execution: 'isolated', threads: 1 },
  ])
  t.match(events, [{ execution: 'isolated', runMs: Number }])
})

t.test('a model that mixes rows is not joined', async (t) => {
  const { predictor, runs, events } = await setUp(t, {
    engine: {
      onRun(inputs) {
        if (inputs['X']?.dims[0] === 3) throw new Error('at most 2 rows')
      },
    },
  })
  await predictor.ready()
  t.match(events, [{ reason: 'a joined run of 3 rows failed: at most 2 rows' }, { execution: 'inline' }])
  await Promise.all([predictor.predict(rows([1, 2, 3])), predictor.predict(rows([1, 2, 3]))])
  t.match(runs, [{ requests: 1 }, { requests: 1 }])
})

t.test('takes batching limits', async (t) => {
  const gated = gate()
  const { predictor } = await setUp(t, {
    engine: { onRun: gated.wait },
    options: { batching: { maxQueuedRows: 1 } },
  })
  await predictor.ready()
  gated.close()
  const first = predictor.predict(rows([1, 2, 3]))
  await turns(2)
  const second = predictor.predict(rows([4, 5, 6]))
  t.same(predictor.queue(), { requests: 1, rows: 1 })
  t.match(await error(predictor.predict(rows([7, 8, 9]))), { code: 'OVERLOADED', retryAfter: 1 })
  gated.open()
  t.same([totals(await first), totals(await second)], [[6], [15]])
})

/** An engine whose model is lost by a row that begins with 13. */
const poisoned = (crash: () => void): SumsOptions => ({
  onRun: (x) => void ((x['X'] as Tensor).data.some((each) => each === 13) && crash()),
})

t.test('a request that loses the model twice fails, it is told, and the model loaded anew', async (t) => {
  const { predictor, sums, names } = await setUp(t, { engine: poisoned(() => sums.crash()) })
  await predictor.ready()
  t.equal((await error(predictor.predict(rows([13, 0, 0])))).code, 'INFERENCE_FAILED')
  t.same(totals(await predictor.predict(rows([1, 2, 3]))), [6])
  t.equal(sums.loads.length, 3)
  t.equal(sums.open(), 1)
  const reloaded = ['failed', 'starting', 'warming', 'ready']
  t.same(names(), ['starting', 'warming', 'ready', ...reloaded, ...reloaded])
})

t.test('whoever loses the model does not fail its neighbours', async (t) => {
  const { predictor, sums, runs } = await setUp(t, { engine: poisoned(() => sums.crash()) })
  await predictor.ready()
  const before = runs.length
  const all = [rows([1, 2, 3]), rows([13, 0, 0]), rows([4, 5, 6])].map((x) => predictor.predict(x))
  t.same(totals(await (all[0] as Promise<Payload>)), [6])
  t.equal((await error(all[1] as Promise<Payload>)).code, 'INFERENCE_FAILED')
  t.same(totals(await (all[2] as Promise<Payload>)), [15])
  t.same(
    runs.slice(before).map(({ requests, error }) => [requests, error === undefined]),
    [
      [3, false],
      [1, true],
      [1, false],
      [1, true],
    ],
  )
  t.equal(sums.loads.length, 3)
})

t.test('requests that come while the model loads are bounded, checked and may be given up', async (t) => {
  const gated = gate()
  gated.close()
  const { predictor } = await setUp(t, {
    engine: { onLoad: gated.wait },
    options: { batching: { maxQueuedRows: 2 } },
  })
  const controller = new AbortController()
  const first = predictor.predict(rows([1, 2, 3]))
  const given = error(predictor.predict(rows([4, 5, 6]), { signal: controller.signal }))
  await turns(2)
  t.same(predictor.queue(), { requests: 2, rows: 2 })
  t.equal((await error(predictor.predict(rows([1, 2])))).code, 'INVALID_INPUT')
  t.equal((await error(predictor.predict(rows([7, 8, 9])))).code, 'OVERLOADED')
  controller.abort()
  t.equal((await given).code, 'ABORTED')
  gated.open()
  t.same(totals(await first), [6])
})

t.test('an observer that throws harms nobody', async (t) => {
  const warned: Error[] = []
  const warn = (warning: Error) => warned.push(warning)
  process.on('warning', warn)
  t.teardown(() => process.off('warning', warn))
  const throws = () => {
    throw new Error('observer')
  }
  const observer = { health: throws, run: throws, execution: throws, batchingOff: throws }
  const { predictor } = await setUp(t, { options: { observer } })
  t.same(totals(await predictor.predict(rows([1, 2, 3]))), [6])
  await predictor.close()
  t.match(warned[0], { message: 'observer' })
})

t.test('a model that is lost while idle is loaded anew', async (t) => {
  const { predictor, sums, states } = await setUp(t)
  await predictor.ready()
  sums.crash()
  await predictor.ready()
  t.same(predictor.health(), { state: 'ready' })
  t.match(states[3], { state: 'failed', reason: 'the process that ran it ended' })
  t.equal(sums.loads.length, 2)
})

t.test('requests that run or wait when the model is lost are run by the new one', async (t) => {
  const gated = gate()
  const { predictor, sums } = await setUp(t, { engine: { onRun: gated.wait } })
  await predictor.ready()
  gated.close()
  const lost = predictor.predict(rows([1, 2, 3]))
  await turns(2)
  const waiting = predictor.predict(rows([4, 5, 6]))
  sums.crash()
  gated.open()
  t.same(totals(await lost), [6])
  t.same(totals(await waiting), [15])
})

t.test('when a lost model cannot be loaded again, requests fail once and health tells', async (t) => {
  let broken = false
  const { predictor, sums } = await setUp(t, {
    engine: {
      onLoad() {
        if (broken) throw new Error('no memory')
      },
    },
  })
  await predictor.ready()
  broken = true
  const both = [rows([1, 2, 3]), rows([4, 5, 6])].map((x) => predictor.predict(x))
  sums.crash()
  t.match(await Promise.all(both.map(error)), [
    { code: 'NOT_READY', message: /no memory$/ },
    { code: 'NOT_READY', message: /no memory$/ },
  ])
  t.equal(sums.loads.length, 2)
  t.match(predictor.health(), { state: 'failed', reason: 'no memory' })
})

t.test('closing finishes what was accepted and refuses the rest', async (t) => {
  const gated = gate()
  const { predictor, sums, names } = await setUp(t, { engine: { onRun: gated.wait } })
  await predictor.ready()
  gated.close()
  const running = predictor.predict(rows([1, 2, 3]))
  await turns(2)
  const waiting = predictor.predict(rows([4, 5, 6]))
  const closed = predictor.close()
  t.same(predictor.health(), { state: 'draining' })
  t.match(await error(predictor.predict(rows([1, 2, 3]))), {
    code: 'NOT_READY',
    message: 'the model sums is draining',
    retryAfter: 1,
  })
  t.equal((await error(predictor.ready())).code, 'NOT_READY')
  t.equal(sums.open(), 1)
  gated.open()
  t.same([totals(await running), totals(await waiting)], [[6], [15]])
  await closed
  await predictor.close()
  t.equal(sums.open(), 0)
  t.equal(names().filter((state) => state === 'draining').length, 1)
})

t.test('closing waits for a load, and for the requests that wait for it', async (t) => {
  const gated = gate()
  gated.close()
  const { predictor, sums } = await setUp(t, { engine: { onLoad: gated.wait } })
  const accepted = predictor.predict(rows([1, 2, 3]))
  const closed = predictor.close()
  gated.open()
  t.same(totals(await accepted), [6])
  await closed
  t.equal(sums.open(), 0)
})

t.test('closing what was never loaded, or failed to load, is easy', async (t) => {
  await (await setUp(t)).predictor.close()
  const { predictor } = await setUp(t, { artifact: { model: { scale: 2 } } })
  const [ready] = await Promise.allSettled([predictor.ready(), predictor.close()])
  t.equal(ready.status, 'rejected')
})
