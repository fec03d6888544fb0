import { availableParallelism } from 'node:os'
import t from 'tap'
import { threadCount } from '../../src/threads/thread-count.ts'
import { writeFiles } from '../fixtures/sums.ts'
import { temporary } from '../fixtures/temporary.ts'

const cpus = availableParallelism()
const atMostCpus = (threads: number) => Math.min(threads, cpus)

async function quota(t: Parameters<typeof temporary>[0], microseconds: number): Promise<string> {
  const max = `${microseconds} 100000\n`
  return writeFiles(await temporary(t), { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': max })
}

t.test('what is given wins, whatever there is', async (t) => {
  const root = await quota(t, 100_000)
  const env = { INFERRY_THREADS: '3', AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1769' }
  t.equal(threadCount({ override: 99, env, root }), 99)
  t.equal(threadCount({ env, root }), 3)
  t.equal(threadCount({ env: { INFERRY_THREADS: '99' }, root }), 99)
})

t.test('on Lambda the memory tells', async (t) => {
  const root = await quota(t, 800_000)
  for (const [memory, threads] of [
    [128, 1],
    [1769, 1],
    [1770, 1],
    [2653, 1],
    [2654, 2],
    [3538, 2],
    [10240, 6],
  ] as const) {
    const env = { AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memory) }
    t.equal(threadCount({ env, root }), atMostCpus(threads), `${memory} MB`)
  }
})

t.test('in a container the quota tells', async (t) => {
  for (const [microseconds, threads] of [
    [10_000, 1],
    [149_000, 1],
    [150_000, 2],
    [200_000, 2],
    [100_000_000, cpus],
  ] as const) {
    const root = await quota(t, microseconds)
    t.equal(threadCount({ env: { INFERRY_THREADS: '' }, root }), atMostCpus(threads), `${microseconds} µs`)
  }
})

t.test('elsewhere the CPUs at hand', async (t) => {
  t.equal(threadCount({ env: {}, root: await temporary(t) }), cpus)
})

t.test('this machine has an answer', async (t) => {
  const threads = threadCount()
  t.ok(Number.isSafeInteger(threads) && threads >= 1)
})

t.test('refuses what is no number of threads', async (t) => {
  for (const override of [0, -1, 1.5, Number.NaN]) {
    t.throws(() => threadCount({ override }), {
      code: 'INVALID_CONFIGURATION',
      message: /^the number of threads is .*expected a whole/,
    })
  }
  for (const value of ['0', 'two', '1.5', '-1']) {
    t.throws(() => threadCount({ env: { INFERRY_THREADS: value } }), {
      code: 'INVALID_CONFIGURATION',
      message: `INFERRY_THREADS is ${value}, expected a whole number of at least 1`,
    })
  }
})
