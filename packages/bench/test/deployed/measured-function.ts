import t from 'tap'
import { measuredFunction } from '../../src/deployed/measured-function.ts'
import { deployedEcho } from '../fixtures/deployed.ts'

const subject = { target: 'function', name: 'forest' } as const

t.test('cold starts are fresh, and what is warm is not changed', async (t) => {
  const { deployed, requests } = await deployedEcho(t, { variables: { GREETING: 'hello' } })
  const measured = await measuredFunction(subject, '{}', 2)
  for (let n = 0; n < measured.coldStarts; n++) {
    const { total, platform, reported } = (await measured.coldStart?.()) ?? { total: 0 }
    const init = reported?.initMilliseconds ?? 0
    t.ok(init > 0)
    t.ok(Math.abs((platform ?? 0) + init + (reported?.durationMilliseconds ?? 0) - total) < 1)
  }
  await measured.restore()
  t.same(deployed.variables, { GREETING: 'hello' })
  const { running, cold } = await measured.start()
  t.equal(cold, undefined)
  t.same(running.question, { functionName: 'forest', body: '{}' })
  await measured.close()
  const { length } = requests.filter((request) => request.startsWith('PUT'))
  const warm = await measuredFunction(subject, '{}', 0)
  await warm.restore()
  await warm.close()
  t.equal(requests.filter((request) => request.startsWith('PUT')).length, length)
})

t.test('a published version', async (t) => {
  const { requests } = await deployedEcho(t)
  await t.rejects(measuredFunction({ ...subject, name: 'forest:live' }, '{}', 1), {
    code: 'INVALID_CONFIGURATION',
    message:
      /^function forest:live: the configuration of a published version cannot change, .*leave out :live/,
    location: { field: 'coldStarts' },
  })
  t.same(requests, [])
})

t.test('one that fails is told at once', async (t) => {
  await deployedEcho(t)
  await t.rejects(measuredFunction(subject, '{"fail":"no model"}', 0), {
    code: 'NOT_READY',
    message: 'function forest: it failed: no model',
  })
})
