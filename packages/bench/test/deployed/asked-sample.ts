import { openArtifact, type Sample, tensorToOip } from '@inferry/core'
import t from 'tap'
import { askedSample } from '../../src/deployed/asked-sample.ts'
import { forest } from '../fixtures/forest.ts'

const artifact = await openArtifact(forest)
const [sample, other] = (await artifact.samples()) as [Sample, Sample]
const subject = { target: 'function', name: 'iris' } as const

function answerOf({ outputs }: Sample): Uint8Array {
  const all = Object.entries(outputs).map(([name, tensor]) => tensorToOip(name, tensor))
  return Buffer.from(JSON.stringify({ outputs: all }))
}

t.test('the recorded answer, and any other one', async (t) => {
  const asked = askedSample(artifact, sample)
  t.match(JSON.parse(asked.body), { inputs: [{}] })
  asked.check(subject, answerOf(sample))
  for (const [answer, message] of [
    [
      answerOf(other),
      /^function iris: it does not answer as diabetes-forest \w+ does: .* is not the recorded one/,
    ],
    [
      Buffer.from('<html>'),
      /was answered with <html>, which is no answer of the Open Inference Protocol; name/,
    ],
  ] as const)
    t.throws(() => asked.check(subject, answer), { code: 'INVALID_CONFIGURATION', message })
})
