import { verifySamples } from '@inferry/core'
import t from 'tap'
import { openSums } from '../fixtures/open-sums.ts'
import { inputs, outputs } from '../fixtures/sums.ts'
import { sumsEngine } from '../fixtures/sums-engine.ts'

t.test('compares every recorded output of every sample', async (t) => {
  const artifact = await openSums(t)
  const session = await sumsEngine().load(artifact)
  t.match(await verifySamples(artifact, session), [
    { sample: 'one row', output: 'total', equal: true, largestAbsolute: 0 },
    { sample: 'one row', output: 'sign', equal: true },
    { sample: 'two rows', output: 'total', equal: true },
    { sample: 'two rows', output: 'sign', equal: true },
  ])
})

t.test('tells what differs', async (t) => {
  const { total } = outputs(6.5)
  const artifact = await openSums(t, {
    samples: [{ name: 'off', inputs: inputs([1, 2, 3]), outputs: { total } as never }],
  })
  const session = await sumsEngine().load(artifact)
  t.match(await verifySamples(artifact, session), [
    {
      sample: 'off',
      output: 'total',
      equal: false,
      largestAbsolute: 0.5,
      at: 0,
      reason: /^is 6 at \[0\], expected 6\.5/,
    },
  ])
  t.match(await verifySamples(artifact, session, { relative: 0.1, absolute: 0 }), [{ equal: true }])
})

t.test('an output that is not there differs', async (t) => {
  const artifact = await openSums(t)
  const session = { run: async () => ({ sign: outputs(1)['sign'] as never }), close: async () => {} }
  t.match((await verifySamples(artifact, session))[0], {
    output: 'total',
    equal: false,
    reason: 'is missing',
  })
})

t.test('rejects when a run does', async (t) => {
  const artifact = await openSums(t)
  const session = await sumsEngine({
    onRun: () => {
      throw new Error('no')
    },
  }).load(artifact)
  await t.rejects(verifySamples(artifact, session), { message: 'no' })
})
