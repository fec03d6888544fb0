import t from 'tap'
import { refuseIdle } from '../../src/bench/refuse-idle.ts'

t.test('a flag that does nothing is refused', async (t) => {
  for (const [flags, field] of [
    [{ target: ['local'], memory: [512] }, 'memory'],
    [{ function: ['forest'], memory: [512] }, 'memory'],
    [{ target: ['fargate'], rate: 20 }, 'rate'],
    [{ target: ['fargate'], connections: 2 }, 'connections'],
  ] as const)
    t.throws(() => refuseIdle(flags), { code: 'INVALID_CONFIGURATION', location: { field } }, field)
})

t.test('one that does something is not', async (t) => {
  refuseIdle({ memory: [512], rate: 20, connections: 2 })
  refuseIdle({ target: ['local', 'lambda'], memory: [512] })
  refuseIdle({ target: ['local', 'fargate'], rate: 20 })
  refuseIdle({ target: ['fargate'], endpoint: ['models'], rate: 20 })
  t.pass('nothing is thrown')
})
