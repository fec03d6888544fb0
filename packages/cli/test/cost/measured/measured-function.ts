import type { BenchResult } from '@inferry/bench'
import t from 'tap'
import { functionsOf, measuredFunction, memoryOf } from '../../../src/cost/measured/measured-function.ts'
import {
  deployedEndpoint,
  deployedFunction,
  lambda,
  server,
  subjectResult,
} from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

/** The first function of these subjects. */
function first(...subjects: BenchResult['subjects']) {
  const [found] = functionsOf(measurementOf(...subjects))
  if (found === undefined) throw new Error('none')
  return found
}

t.test("the client's closed loop, and its init", async (t) => {
  const found = first(subjectResult(server('local')), subjectResult(lambda(512), { latencyMs: 1.5 }))
  t.match(measuredFunction(found, {}), {
    ...{ service: 'lambda', subject: 'lambda, trees, 512 MB', deployed: false },
    workload: { durationMs: 1.5, billedMs: 2, memoryMb: 512, coldMs: 90, architecture: 'x64' },
    figures: /client's latency in the closed loop over one connection, the emulator in it/,
  })
  const { workload } = measuredFunction(found, { durationMs: 7, coldMs: 8 })
  t.same(workload, { durationMs: 7, billedMs: undefined, memoryMb: 512, coldMs: 8, architecture: 'x64' })
})

t.test('what the emulator reported, where it did', async (t) => {
  const found = first(
    subjectResult(lambda(128), { latencyMs: 9, reported: { durationMs: 6.5, billedMs: 7.2 } }),
  )
  t.match(measuredFunction(found, {}), {
    workload: { durationMs: 6.5, billedMs: 7.2, memoryMb: 128, coldMs: 90 },
    figures: /mean of what Lambda's emulator here reported in the open loop/,
  })
})

t.test('a deployed one before those that were built', async (t) => {
  const reported = { durationMs: 6.5, billedMs: 7.2 }
  const found = first(
    subjectResult(lambda(128)),
    subjectResult(deployedEndpoint),
    subjectResult(deployedFunction, { latencyMs: 40, reported, megabytes: 1024, initMs: 300 }),
  )
  t.equal(memoryOf(found), 1024)
  t.match(measuredFunction(found, {}), {
    ...{ subject: 'function forest', deployed: true },
    workload: { durationMs: 6.5, billedMs: 7.2, memoryMb: 1024, coldMs: 300, architecture: undefined },
    figures: /mean of what Lambda reported in the open loop; .*\(--arch\)/,
  })
  const warm = first(subjectResult(deployedFunction, { reported }))
  t.equal(measuredFunction(warm, {}).workload.coldMs, undefined, 'no cold start was measured')
})

t.test('a deployed one of which nothing was reported', async (t) => {
  const found = first(subjectResult(deployedFunction, { latencyMs: 40 }))
  t.throws(() => measuredFunction(found, {}), {
    message: 'function forest: Lambda reported nothing of it: say how much memory it has',
    location: { field: 'memoryMb' },
  })
  t.match(measuredFunction(found, { memory: 256 }), {
    workload: { durationMs: 40, billedMs: 40, memoryMb: 256, architecture: undefined },
    figures: /the network in it, as Lambda reported nothing/,
  })
})
