import { deployedAws, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { measuredEndpoint } from '../../src/deployed/measured-endpoint.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'

t.test('it is asked once, and has no cold starts', async (t) => {
  const server = await delayedServer()
  const { url } = await deployedAws(t, { endpoint: server.question.url })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const subject = { target: 'endpoint', name: 'models', model: 'a.tar.gz', region: 'eu-west-1' } as const
  const measured = await measuredEndpoint(subject, '{}')
  t.equal(server.received(), 1)
  t.equal(measured.coldStarts, 0)
  t.notOk('coldStart' in measured)
  const started = await measured.start()
  const { running } = started
  t.match(started, { answerBytes: 'answer'.length })
  const question = { endpointName: 'models', targetModel: 'a.tar.gz', region: 'eu-west-1', body: '{}' }
  t.same(running.question, question)
  await measured.restore()
  await measured.close()
  await server.close()
})

t.test('a signal ends the question', async (t) => {
  const controller = new AbortController()
  const { url } = await deployedAws(t, {
    refuse() {
      controller.abort(new Error('stopped'))
      return undefined
    },
  })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const subject = { target: 'endpoint', name: 'models' } as const
  await t.rejects(measuredEndpoint(subject, '{}', controller.signal), { code: 'ABORTED' })
})
