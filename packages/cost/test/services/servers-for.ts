import t from 'tap'
import { capacityViolations, serversFor } from '../../src/services/servers-for.ts'

t.test('the fewest that are not too full', async (t) => {
  for (const [load, slots, utilization, servers] of [
    [0, 2, 0.5, 1],
    [1, 2, 0.5, 1],
    [1.01, 2, 0.5, 2],
    [8, 2, 1, 4],
  ] as const)
    t.equal(serversFor(load, slots, utilization), servers)
})

t.test('more than they can answer', async (t) => {
  t.same(capacityViolations(4, 4, '2 tasks'), [])
  t.match(
    capacityViolations(4.5, 4, '2 tasks')[0]?.message,
    /^4\.5 requests come at a time .* 2 tasks can take 4;/,
  )
})
