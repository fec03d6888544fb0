import t from 'tap'
import { serversFor } from '../../src/services/servers-for.ts'

t.test('the fewest that are not too full', async (t) => {
  for (const [load, slots, utilization, servers] of [
    [0, 2, 0.5, 1],
    [1, 2, 0.5, 1],
    [1.01, 2, 0.5, 2],
    [8, 2, 1, 4],
  ] as const)
    t.equal(serversFor(load, slots, utilization), servers)
})
