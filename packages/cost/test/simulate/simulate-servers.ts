import t from 'tap'
import { simulateServers } from '../../src/simulate/simulate-servers.ts'
import { erlangB } from '../../src/workload/erlang-b.ts'
import { randomTrace, trace } from '../fixtures/traces.ts'

t.test('in order of arrival', async (t) => {
  t.same([...simulateServers(trace([0, 0.25, 0.5, 5]), 1)], [1000, 1750, 2500, 1000])
  t.same([...simulateServers(trace([0, 0.25, 0.5, 5]), 2)], [1000, 1000, 1500, 1000])
  t.same([...simulateServers(trace([]), 2)], [])
  t.same([...simulateServers(trace([0, 0, 0]), 1e15)], [1000, 1000, 1000])
})

// M/D/1: the mean wait is ρ / (2(1 − ρ)) of a service's time, Pollaczek and Khinchine.
t.test('one server, constant durations: the mean wait of M/D/1', async (t) => {
  for (const load of [0.3, 0.7]) {
    const latencies = simulateServers(randomTrace(load, 300_000, 'constant'), 1)
    const wait = latencies.reduce((sum, latency) => sum + latency - 1000, 0) / latencies.length
    const expected = (1000 * load) / (2 * (1 - load))
    t.ok(Math.abs(wait / expected - 1) < 0.04, `${wait}, expected ${expected}`)
  }
})

// M/M/c: Erlang's C is the share that waits, from his B.
t.test("several servers, exponential durations: Erlang's C waits", async (t) => {
  for (const [servers, load] of [
    [2, 1],
    [8, 6],
  ] as const) {
    const requests = randomTrace(load, 300_000, 'exponential')
    const latencies = simulateServers(requests, servers)
    const waiting = latencies.filter(
      (latency, index) => latency > (requests.durationsMs[index] ?? 0) + 1e-3,
    ).length
    const blocked = erlangB(servers, load)
    const expected = blocked / (1 - (load / servers) * (1 - blocked))
    t.ok(
      Math.abs(waiting / latencies.length - expected) < 0.02,
      `${waiting / latencies.length}, expected ${expected}`,
    )
  }
})
