import { LambdaClient } from '@aws-sdk/client-lambda'
import t from 'tap'
import { measuredFunction } from '../../src/deployed/measured-function.ts'
import { askedAs } from '../fixtures/asked-as.ts'
import { deployedEcho } from '../fixtures/deployed.ts'
import { environmentAhead } from '../fixtures/environment-ahead.ts'

const subject = { target: 'function', name: 'forest' } as const

t.test('cold starts are fresh, and what is warm is not changed', async (t) => {
  const { deployed, requests } = await deployedEcho(t, { variables: { GREETING: 'hello' } })
  const measured = await measuredFunction(subject, askedAs('{}'), 2)
  for (let n = 0; n < measured.coldStarts; n++) {
    const { total, platform, reported } = (await measured.coldStart?.()) ?? { total: 0 }
    const init = reported?.initMilliseconds ?? 0
    t.ok(init > 0)
    t.ok(Math.abs((platform ?? 0) + init + (reported?.durationMilliseconds ?? 0) - total) < 1)
  }
  await measured.restore()
  t.same(deployed.variables, { GREETING: 'hello' })
  const started = await measured.start()
  t.notOk('cold' in started)
  t.match(started, { answerBytes: 2 })
  t.same(started.running.question, { functionName: 'forest', body: '{}' })
  await measured.close()
  const { length } = requests.filter((request) => request.startsWith('PUT'))
  const warm = await measuredFunction(subject, askedAs('{}'), 0)
  await warm.restore()
  await warm.close()
  t.equal(requests.filter((request) => request.startsWith('PUT')).length, length)
})

t.test('a published version', async (t) => {
  const { requests } = await deployedEcho(t)
  await t.rejects(measuredFunction({ ...subject, name: 'forest:live' }, askedAs('{}'), 1), {
    code: 'INVALID_CONFIGURATION',
    message:
      /^function forest:live: the configuration of a published version cannot change, .*leave out :live/,
    location: { field: 'coldStarts' },
  })
  t.same(requests, [])
})

t.test('one that fails is told at once', async (t) => {
  await deployedEcho(t)
  await t.rejects(measuredFunction(subject, askedAs('{"fail":"no model"}'), 0), {
    code: 'NOT_READY',
    message: 'function forest: it failed: no model',
  })
})

t.test('one that cannot be measured leaves no client open', async (t) => {
  await deployedEcho(t)
  const { destroy } = LambdaClient.prototype
  const destroyed = t.capture(LambdaClient.prototype, 'destroy', destroy)
  await t.rejects(measuredFunction(subject, askedAs('{"fail":"no model"}'), 0), { code: 'NOT_READY' })
  t.equal(destroyed().length, 2)
})

t.test('a signal ends the first question', async (t) => {
  const controller = new AbortController()
  await deployedEcho(t, {
    refuse(method) {
      if (method === 'POST') controller.abort(new Error('stopped'))
      return undefined
    },
  })
  await t.rejects(measuredFunction(subject, askedAs('{}'), 0, controller.signal), { code: 'ABORTED' })
})

t.test('an environment that was started before it was asked: it is changed again, three times', async (t) => {
  let started = 0
  let ahead = 2
  const { deployed, requests } = await deployedEcho(t, {
    // The first is of the question that finds out whether it answers.
    start: () => environmentAhead(started++ > 0 && ahead-- > 0 ? 60_000 : 0),
  })
  const changes = () => requests.filter((request) => request.startsWith('PUT')).length
  const measured = await measuredFunction(subject, askedAs('{}'), 1)
  const cold = await measured.coldStart?.()
  t.equal(cold?.reported?.initMilliseconds, 0)
  t.equal(changes(), 3)
  ahead = 9
  await t.rejects(async () => measured.coldStart?.(), {
    code: 'NOT_READY',
    message:
      /^function forest: after each of 3 changes of its configuration it was started before it was asked/,
  })
  t.equal(changes(), 6)
  await measured.restore()
  t.same(deployed.variables, {})
  await measured.close()
})

t.test('one that answers otherwise is refused, and nothing was changed', async (t) => {
  const { requests } = await deployedEcho(t)
  const { destroy } = LambdaClient.prototype
  const destroyed = t.capture(LambdaClient.prototype, 'destroy', destroy)
  const answers: string[] = []
  const check = (_: unknown, answer: Uint8Array) => {
    answers.push(Buffer.from(answer).toString())
    throw new Error('another model')
  }
  await t.rejects(measuredFunction(subject, { body: '{"a":1}', check }, 1), { message: 'another model' })
  t.same(answers, ['{"a":1}'])
  t.notOk(requests.some((request) => request.startsWith('PUT')))
  t.equal(destroyed().length, 2)
})
