import type { Bill } from '@inferry/cost'
import t from 'tap'
import { chooseMemory } from '../../../src/cost/measured/choose-memory.ts'
import type { MeasuredService } from '../../../src/cost/measured/measured-service.ts'
import {
  deployedFunction,
  lambda,
  type Measured,
  server,
  subjectResult,
} from '../../fixtures/bench-result.ts'
import { measurementOf } from '../../fixtures/measurement.ts'

/** A dollar for a millisecond that is billed, whatever the size; what takes more than 50 is too much. */
function bill({ workload: { billedMs = 0 } }: MeasuredService): Bill {
  const message = 'it takes too long'
  return {
    ...{ service: 'lambda', title: '', answers: 'at once', terms: [], total: billedMs },
    violations: billedMs > 50 ? [{ kind: 'limit', message }] : [],
  }
}

const sizes = (measured: Readonly<Record<number, Measured>>) =>
  measurementOf(
    subjectResult(server('local')),
    ...Object.entries(measured).map(([size, one]) => subjectResult(lambda(Number(size)), one)),
  )
const choose = (measured: Readonly<Record<number, Measured>>, flags = {}) =>
  chooseMemory(sizes(measured), flags, bill)

t.test('the cheapest, the smallest first', async (t) => {
  const found = choose({ 1769: { latencyMs: 3 }, 128: { latencyMs: 30 }, 512: { latencyMs: 2 } })
  t.same(
    found?.sizes.map(({ megabytes, total, doubt }) => [megabytes, total, doubt]),
    [
      [128, 30, undefined],
      [512, 2, undefined],
      [1769, 3, undefined],
    ],
  )
  t.equal(found?.chosen, found?.sizes[1])
  t.equal(choose({}), undefined)
})

t.test('not one that failed, was not as slow as it would be, or is not possible', async (t) => {
  for (const [doubtful, doubt] of [
    [{ latencyMs: 1, errors: 2 }, '4 requests failed'],
    [{ latencyMs: 1, cpuShareKept: false }, /its processor share could not be kept/],
    [{ latencyMs: 51 }, 'it takes too long'],
  ] as const) {
    const found = choose({ 128: doubtful, 512: { latencyMs: 9 } })
    t.match(found?.sizes[0]?.doubt, doubt)
    t.equal(found?.chosen.megabytes, 512)
  }
  const kept = choose({ 512: { cpuShareKept: true }, 1769: { latencyMs: 9, cpuShareKept: false } })
  t.equal(kept?.sizes[1]?.doubt, undefined, 'a whole processor is there')
})

t.test('the largest if all are in doubt', async (t) => {
  const doubtful = { latencyMs: 1, cpuShareKept: false }
  t.equal(choose({ 128: doubtful, 512: { ...doubtful, latencyMs: 5 } })?.chosen.megabytes, 512)
})

t.test('the smallest where a price is missing', async (t) => {
  const found = chooseMemory(sizes({ 512: {}, 128: { cpuShareKept: false } }), {}, () => undefined)
  t.equal(found?.chosen.megabytes, 128)
  t.strictSame(
    found?.sizes.map(({ total }) => total),
    [undefined, undefined],
  )
})

t.test('one size by flag', async (t) => {
  const two = { 128: { latencyMs: 2 }, 512: { latencyMs: 9 } }
  t.equal(choose(two, { memory: 512 })?.chosen.megabytes, 512)
  t.throws(() => choose(two, { memory: 256 }), {
    message: 'r.json: the function was measured at 128, 512 MB, not at 256',
    location: { field: 'memoryMb' },
  })
  t.throws(() => choose(two, { durationMs: 5 }), {
    message: /has the function at 128, 512 MB: say by --memory/,
    location: { field: 'durationMs' },
  })
  t.equal(choose(two, { durationMs: 5, memory: 128 })?.chosen.measured.workload.durationMs, 5)
})

t.test('what is deployed is a size each', async (t) => {
  const reported = { durationMs: 3, billedMs: 3 }
  const [small, large] = [
    subjectResult(deployedFunction, { reported, megabytes: 256 }),
    subjectResult(deployedFunction, { reported: { ...reported, billedMs: 2 }, megabytes: 1024 }),
  ]
  const both = measurementOf(large, small, subjectResult(lambda(128), { latencyMs: 1 }))
  const found = chooseMemory(both, {}, bill)
  t.same(
    found?.sizes.map(({ megabytes }) => megabytes),
    [256, 1024],
  )
  t.equal(found?.chosen.megabytes, 1024)
  t.equal(chooseMemory(both, { memory: 256 }, bill)?.chosen.total, 3)
  const silent = measurementOf(subjectResult(deployedFunction, { latencyMs: 9 }))
  t.equal(chooseMemory(silent, { memory: 640 }, bill)?.chosen.megabytes, 640, 'nobody tells its size')
})

t.test('several of one size take one duration', async (t) => {
  const reported = { durationMs: 3, billedMs: 3 }
  const of = (megabytes: number) => subjectResult(deployedFunction, { reported, megabytes })
  const silent = subjectResult(deployedFunction)
  for (const flags of [{ durationMs: 10 }, { durationMs: 10, memory: 512 }])
    t.same(
      chooseMemory(measurementOf(of(512), of(512)), flags, bill)?.sizes.map(
        ({ measured }) => measured.workload.durationMs,
      ),
      [10, 10],
    )
  const three = measurementOf(of(512), of(256), of(512), silent)
  t.throws(() => chooseMemory(three, { durationMs: 10 }, bill), {
    message: 'r.json has the function at 256, 512 MB: say by --memory of which this is the duration',
  })
  t.equal(chooseMemory(three, { durationMs: 10, memory: 512 }, bill)?.sizes.length, 3)
  t.throws(() => chooseMemory(measurementOf(of(512), silent), { durationMs: 10 }, bill), {
    message: /^function forest: Lambda reported nothing of it: say how much memory it has/,
  })
})
