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

const deployedWith = (durationMs: number, billedMs: number, coldStarts = 0) =>
  subjectResult(deployedFunction, { reported: { durationMs, billedMs, coldStarts } })

t.test('means of all rounds', async (t) => {
  const [one, other] = [deployedWith(1.5, 2), deployedWith(3.5, 4)]
  const { workload } = measuredFunction(first({ ...one, open: [...one.open, ...other.open] }), {})
  t.match(workload, { durationMs: 2.5, billedMs: 3 })
})

t.test('of the open loop, which runs less into the quota; else of the closed one', async (t) => {
  const [{ closed }, busy] = [deployedWith(20.7, 21), deployedWith(2, 2)]
  t.match(measuredFunction(first({ ...busy, closed }), {}), {
    ...{ workload: { durationMs: 2, billedMs: 2 }, figures: /reported in the open loop/ },
  })
  const found = first({ ...subjectResult(deployedFunction), closed })
  t.match(measuredFunction(found, {}), {
    workload: { durationMs: 20.7, billedMs: 21, memoryMb: 512 },
    figures: /reported in the closed loop/,
  })
})

t.test('without the init of environments that were started meanwhile', async (t) => {
  const [warm, started] = [deployedWith(1.5, 2), deployedWith(3.5, 400, 1)]
  const found = first({ ...warm, open: [...warm.open, ...started.open] })
  t.equal(measuredFunction(found, {}).workload.billedMs, 3)
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
