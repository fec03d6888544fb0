import { openArtifact, type Sample } from '@inferry/core'
import { deployedAws, sdkEnvironment } from '@inferry/testing/aws'
import t from 'tap'
import { askedSample } from '../../src/deployed/asked-sample.ts'
import { measuredEndpoint } from '../../src/deployed/measured-endpoint.ts'
import { askedAs } from '../fixtures/asked-as.ts'
import { delayedServer } from '../fixtures/delayed-server.ts'
import { forest } from '../fixtures/forest.ts'

t.test('it is asked once, and has no cold starts', async (t) => {
  const server = await delayedServer()
  const { url } = await deployedAws(t, { endpoint: server.question.url })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const subject = { target: 'endpoint', name: 'models', model: 'a.tar.gz', region: 'eu-west-1' } as const
  const measured = await measuredEndpoint(subject, askedAs('{}'))
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
  await t.rejects(measuredEndpoint(subject, askedAs('{}'), controller.signal), { code: 'ABORTED' })
})

t.test('one that answers 200 with something else is refused', async (t) => {
  const server = await delayedServer()
  t.teardown(server.close)
  const { url } = await deployedAws(t, { endpoint: server.question.url })
  sdkEnvironment(t, { AWS_ENDPOINT_URL: url })
  const artifact = await openArtifact(forest)
  const [sample] = (await artifact.samples()) as [Sample]
  const subject = { target: 'endpoint', name: 'models' } as const
  await t.rejects(measuredEndpoint(subject, askedSample(artifact, sample)), {
    code: 'INVALID_CONFIGURATION',
    message:
      /^endpoint models: it does not answer as diabetes-forest \w+ does: .* was answered with answer, /,
  })
})
